extension PersonAdded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            id: try reader.id("id"), name: try reader.privateReference("name"),
            role: try reader.word("role"),
            certificate: try reader.optionalPrivateReference("certificate"),
            phone: try reader.optionalPrivateReference("phone"),
            post: try reader.optionalString("post"),
            authority: try reader.optionalString("authority"))
    }

    func write(to writer: inout BodyWriter) {
        writer.put("id", id)
        writer.put("name", name)
        writer.put("role", role)
        writer.put("certificate", certificate)
        writer.put("phone", phone)
        writer.put("post", post)
        writer.put("authority", authority)
    }
}

extension SiteAdded {
    init(_ reader: BodyReader) throws(EventCodingError) {
        self.init(
            id: try reader.id("id"), name: try reader.string("name"),
            creditCode: try reader.optionalString("credit_code"),
            address: try reader.optionalString("address"))
    }

    func write(to writer: inout BodyWriter) {
        writer.put("id", id)
        writer.put("name", name)
        writer.put("credit_code", creditCode)
        writer.put("address", address)
    }
}
