package import Fieldwork
package import InspectionModel
package import Wording

/// `A-07 @ 后厨`, `整次检查`: what a photo shows, short.
package func targetText(_ target: EvidenceTarget, _ words: Phrasebook) -> String {
    var text = target.item?.code ?? ""
    if target.finding != nil { text += words("photo.of_finding") }
    if let place = target.place { text += text.isEmpty ? "@ \(place)" : " @ \(place)" }
    return text.isEmpty ? words("photo.of_inspection") : text
}

/// `3.4 MB`, `812 KB`
package func sizeText(_ bytes: Int) -> String {
    if bytes < 1_000_000 { return "\((bytes + 999) / 1_000) KB" }
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
}

/// 已撤下, 签后补充, 非原始文件, 含位置: what has to be known of a photo, in a few words.
package func photoRemarks(_ photo: StandingPhoto, _ words: Phrasebook) -> String {
    var remarks: [String] = []
    if !photo.isStanding { remarks.append(words("photo.removed")) }
    if photo.added.isAfterSigning { remarks.append(words("photo.after_signing")) }
    if !photo.added.isOriginal { remarks.append(words("photo.not_original")) }
    if photo.added.position != nil { remarks.append(words("photo.has_position")) }
    return remarks.joined(separator: words("list.separator"))
}

/// A sentence for whoever just added a photo.
package struct PhotoNotice: Equatable, Sendable {
    /// Of several the heaviest is said where there is room for one.
    package let weight: Int
    package let sentence: String
}

/// What has to be known of a new photo: it holds a place, it is no original, it is evidence
/// elsewhere too.
package func photoNotices(
    _ photo: PhotoAdded, _ uses: [PhotoUse], _ words: Phrasebook
) -> [PhotoNotice] {
    var notices: [PhotoNotice] = []
    func add(_ weight: Int, _ key: String, _ values: [String: String] = [:]) {
        let values = values.merging(["number": photo.number]) { mine, _ in mine }
        notices.append(
            PhotoNotice(weight: weight, sentence: words("photo.notice.\(key)", values)))
    }
    if !photo.isOriginal { add(0, "not_original") }
    if let position = photo.position { add(1, "position", ["position": position]) }
    if photo.isAfterSigning { add(2, "after_signing") }
    for use in uses {
        add(
            3, "used",
            [
                "other": use.number, "inspection": use.inspection, "site": use.site,
                "target": targetText(use.target, words),
            ])
    }
    return notices
}
