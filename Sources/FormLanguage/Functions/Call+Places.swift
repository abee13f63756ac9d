import Glibc

/// A place on the globe, in degrees.
private struct GeoPoint {
    let latitude: Double
    let longitude: Double

    /// `30.25 120.16 8.0 4.5`: latitude, longitude, and what forms keep behind them.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ")
        guard (2...4).contains(parts.count), let latitude = Double(parts[0]),
            let longitude = Double(parts[1]), (-90...90).contains(latitude),
            (-180...180).contains(longitude)
        else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    var latitudeAngle: Double { latitude * .pi / 180 }
    var longitudeAngle: Double { longitude * .pi / 180 }

    /// Points with `;` between; nil when one of them is none.
    static func points(_ text: String) -> [GeoPoint]? {
        let parts = text.split(separator: ";").filter { $0.contains { $0 != " " } }
        let points = parts.compactMap { GeoPoint($0) }
        return points.count == parts.count ? points : nil
    }
}

extension Call {
    func geography() -> FormValue {
        switch function {
        case .distance: return .number(points.map { FormNumber(length(of: $0)) } ?? .notANumber)
        case .geofence: return .boolean(isInside)
        default: return .number(points.map { FormNumber(area(within: $0)) } ?? .notANumber)
        }
    }

    /// Of all arguments and all their nodes one behind the other; nil when one is no place.
    private var points: [GeoPoint]? {
        var points: [GeoPoint] = []
        for value in values(from: 0) {
            guard let more = GeoPoint.points(value.asString) else { return nil }
            points += more
        }
        return points
    }

    /// Metres of the equator's radius of WGS 84, on a ball.
    private var radius: Double { 6_378_137 }

    /// In metres, along great circles (the haversine of the angle between).
    private func length(of points: [GeoPoint]) -> Double {
        zip(points, points.dropFirst()).reduce(0) { sum, pair in
            let (a, b) = pair
            let height = sin((b.latitudeAngle - a.latitudeAngle) / 2)
            let width = sin((b.longitudeAngle - a.longitudeAngle) / 2)
            let half =
                height * height + cos(a.latitudeAngle) * cos(b.latitudeAngle) * width * width
            return sum + 2 * radius * asin(min(1, sqrt(half)))
        }
    }

    /// In square metres, on a ball (Chamberlain and Duquette 2007); zero of fewer than three.
    private func area(within points: [GeoPoint]) -> Double {
        guard points.count > 2 else { return 0 }
        let sum = points.indices.reduce(0.0) { sum, index in
            let a = points[index]
            let b = points[(index + 1) % points.count]
            let width = eastward(from: a.longitude, to: b.longitude) * .pi / 180
            return sum + width * (2 + sin(a.latitudeAngle) + sin(b.latitudeAngle))
        }
        return abs(sum) * radius * radius / 2
    }

    /// Degrees the shorter way round, to the west below zero.
    private func eastward(from start: Double, to end: Double) -> Double {
        let width = end - start
        return width > 180 ? width - 360 : width < -180 ? width + 360 : width
    }

    /// Each side of the border goes the shorter way round the earth, so that one over the line of
    /// the date is followed beyond 180 degrees, and the place is looked for there as well.
    private var isInside: Bool {
        guard let point = GeoPoint(text(0)), let border = GeoPoint.points(text(1)),
            let first = border.first, border.count > 2
        else { return false }
        var longitudes = [first.longitude]
        for (a, b) in zip(border, border.dropFirst()) {
            let width = eastward(from: a.longitude, to: b.longitude)
            longitudes.append(longitudes[longitudes.count - 1] + width)
        }
        return [-360, 0, 360].contains { turn in
            let longitude = point.longitude + turn
            // Whether a ray to the east crosses the border an odd number of times.
            return border.indices.reduce(false) { isInside, index in
                let next = (index + 1) % border.count
                let (a, b) = (border[index], border[next])
                guard (a.latitude > point.latitude) != (b.latitude > point.latitude) else {
                    return isInside
                }
                let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
                let crossing =
                    longitudes[index] + share * (longitudes[next] - longitudes[index])
                return longitude < crossing ? !isInside : isInside
            }
        }
    }
}
