import CivilTime
import InspectionModel
import Testing
import Wording

/// One kind of event with every member it can have, as docs/events.md lists them.
///
/// Paths are member names joined by dots; what stands in a list has the path of the list.
struct EventSample: CustomTestStringConvertible, Sendable {
    let kind: String
    var form = ""
    let event: Event
    /// Members that may be absent, those marked `?`.
    var optional: Set<String> = []
    /// Members whose text has a form: ids, days, digests and words of a closed list.
    var formed: Set<String> = []

    var testDescription: String { form.isEmpty ? kind : "\(kind), \(form)" }
}

private func inspection(_ event: InspectionEvent) -> Event { .inspection(visitID, event) }
private func hazard(_ event: HazardEvent) -> Event { .hazard(HazardID(random: 7), event) }

let eventSamples: [EventSample] = [
    EventSample(
        kind: "person.add",
        event: .personAdded(
            PersonAdded(
                id: li, name: PrivateReference(commitment: leaf(1).hex, id: "p-1"), role: .officer,
                certificate: PrivateReference(commitment: leaf(2).hex, id: "p-2"),
                phone: PrivateReference(commitment: leaf(3).hex, id: "p-3"), post: "科长",
                authority: "应急管理局")),
        optional: ["certificate", "phone", "post", "authority"],
        formed: [
            "id", "role", "name.c", "name.id", "certificate.c", "certificate.id", "phone.c",
            "phone.id",
        ]),
    EventSample(
        kind: "site.add",
        event: .siteAdded(
            SiteAdded(
                id: site, name: "示例木器厂", creditCode: "91330500MA00000000", address: "工业路 1 号")),
        optional: ["credit_code", "address"], formed: ["id"]),
    EventSample(
        kind: "inspection.open", event: .inspectionOpened(fullyOpened),
        optional: [
            "place", "source", "task_number", "production_state", "principal", "contact",
            "contact_post", "assistants", "paper", "compulsory", "packs.items", "outside_mandate",
            "scope",
        ],
        formed: [
            "id", "mode", "requires.steps", "requires.signature", "requires.compulsory",
            "requires.record", "site", "officers", "mandate", "opened_on", "source",
            "production_state", "principal", "contact", "assistants", "compulsory", "scope",
        ]),
    EventSample(
        kind: "inspection.migrate", event: inspection(.migrated(fullMigration)),
        optional: [
            "moved", "orphaned", "restored", "why", "packs.items", "moved.place", "moved.row",
            "orphaned.place", "orphaned.row", "restored.place", "restored.row", "restored.to",
            "part",
        ],
        formed: [
            "task", "author", "moved.what", "moved.item", "orphaned.what", "orphaned.item",
            "orphaned.reason", "restored.what", "restored.item", "restored.leaf",
        ]),
    EventSample(
        kind: "inspection.step",
        event: inspection(
            .step(
                StepRecorded(
                    step: .readBack, note: "有异议：净宽量错", observedAt: "2026-03-04T11:00:00.000+08:00",
                    people: [stranger]))),
        optional: ["note", "observed_at", "people"], formed: ["task", "step", "people"]),
    EventSample(
        kind: "fact",
        event: inspection(.fact(FactRecorded(name: "uses", value: "kitchen hall", pack: "fire"))),
        optional: ["value"], formed: ["task"]),
    EventSample(
        kind: "answer", form: "a verdict",
        event: inspection(
            .answer(
                AnswerRecorded(
                    key: AnswerKey(item: ordinary, place: "二楼", row: 3),
                    value: .verdict(.notChecked), author: li, shown: "出口畅通", reason: "locked",
                    note: "钥匙不在", amends: leaf(4), undo: leaf(5)))),
        optional: ["place", "row", "reason", "note", "amends", "undo"],
        formed: ["task", "item", "value", "author", "amends", "undo"]),
    EventSample(
        kind: "resolve",
        event: inspection(
            .resolved(
                ConflictResolved(
                    key: AnswerKey(item: ordinary, place: "二楼", row: 3), keep: [leaf(4)],
                    drop: [leaf(5), leaf(6)], why: "二人现场复核", author: li))),
        optional: ["place", "row"], formed: ["task", "item", "keep", "drop", "author"]),
    EventSample(
        kind: "see",
        event: .journalsSeen(
            JournalsSeen(heads: ["d-34750f98bd59fcfc": .init(size: 7, root: leaf(7).hex)])),
        optional: ["heads.d-34750f98bd59fcfc"]),
    EventSample(
        kind: "answer", form: "a measurement",
        event: inspection(.answer(measurement(measured, "0.620", .fail))),
        formed: ["task", "item", "value", "author", "verdict"]),
    EventSample(
        kind: "answer", form: "worked out by a migration",
        event: inspection(.answer(byMigration)), optional: ["by_migration"],
        formed: ["task", "item", "value", "author", "verdict"]),
    EventSample(
        kind: "row.add",
        event: inspection(.row(fullRow)),
        optional: ["within", "before", "undo", "by_migration"],
        formed: ["task", "repeat", "author", "undo"]),
    EventSample(
        kind: "answer.withdraw",
        event: inspection(
            .withdrawal(
                AnswerWithdrawn(
                    key: AnswerKey(item: ordinary, place: "二楼", row: 0), author: li,
                    amends: leaf(6), undo: leaf(7)))),
        optional: ["place", "row", "undo"],
        formed: ["task", "item", "author", "amends", "undo"]),
    EventSample(
        kind: "finding", event: inspection(.finding(fullFinding)),
        optional: [
            "item", "reason", "rectify", "accept", "deadline", "deadline_days", "photos", "amends",
            "observed_at", "basis.number", "basis.clause",
        ],
        formed: ["task", "id", "author", "disposition", "hazard", "item", "deadline", "amends"]),
    EventSample(
        kind: "inspection.finish",
        event: inspection(.finished(suspendedWithJudgements)),
        optional: [
            "reason", "note", "refusal", "refusal.person", "refusal.witness",
            "refusal.reported_to", "refusal.propose_case", "judgements", "judgements.rule",
            "judgements.grade", "judgements.exclusions", "judgements.elements",
            "judgements.draft",
        ],
        formed: [
            "task", "end", "gaps", "reason", "refusal.person", "refusal.witness",
            "judgements.outcome", "judgements.grade",
        ]),
    EventSample(kind: "inspection.resume", event: inspection(.resumed), formed: ["task"]),
    EventSample(
        kind: "inspection.enterprise_side",
        event: inspection(.enterpriseSide(fullEnterpriseSide)),
        optional: [
            "reason", "reported_to", "reported_at", "witness", "person", "post", "authority",
        ],
        formed: ["task", "outcome", "witness", "person"]),
    EventSample(
        kind: "sign",
        event: inspection(
            .signed(
                RecordSigned(
                    report: "sha256:\(leaf(9).hex)", note: "note", person: li, role: "officer",
                    key: "local/u-1+00000000+AA=="))), optional: ["key"],
        formed: ["task", "person"]),
    EventSample(
        kind: "inspection.officer", event: inspection(.officerJoined(li)),
        formed: ["task", "person"]),
    EventSample(
        kind: "inspection.supplement",
        event: inspection(.supplement(SupplementRecorded(author: li, reason: "漏记", text: "补"))),
        formed: ["task", "author"]),
    EventSample(
        kind: "photo.add", event: inspection(.evidence(.photo(fullPhoto))),
        optional: [
            "item", "place", "finding", "name", "taken_at", "observed_at", "offset", "position",
            "board", "after_signing", "amends", "undo",
        ],
        formed: ["task", "item", "finding", "author", "amends", "undo"]),
    EventSample(
        kind: "photo.attach",
        event: inspection(
            .evidence(
                .attached(
                    PhotoAttached(
                        number: "P-0913", target: fullTarget, author: li, amends: leaf(7),
                        undo: leaf(7))))),
        optional: ["item", "place", "finding", "undo"],
        formed: ["task", "item", "finding", "author", "amends", "undo"]),
    EventSample(
        kind: "photo.remove",
        event: inspection(
            .evidence(
                .photoRemoved(
                    EvidenceRemoved(
                        number: "P-0913", author: li, amends: leaf(7), reason: "拍糊了",
                        undo: leaf(7))))),
        optional: ["reason", "undo"], formed: ["task", "author", "amends", "undo"]),
    EventSample(
        kind: "photo.board",
        event: inspection(
            .evidence(
                .board(PhotoBoardShown(number: "P-0912", target: fullTarget, author: li)))),
        optional: ["item", "place", "finding"],
        formed: ["task", "item", "finding", "author"]),
    EventSample(
        kind: "video.reference", event: inspection(.evidence(.video(fullVideo))),
        optional: ["item", "place", "finding", "after_signing"],
        formed: ["task", "item", "finding", "author"]),
    EventSample(
        kind: "video.remove",
        event: inspection(
            .evidence(
                .videoRemoved(
                    EvidenceRemoved(
                        number: "V-0001", author: li, amends: leaf(7), reason: "设备写错")))),
        optional: ["reason", "undo"], formed: ["task", "author", "amends"]),
    EventSample(
        kind: "hazard.record_finding",
        event: hazard(.recorded(fullRecord)),
        optional: ["item", "observed_at"],
        formed: ["hazard", "finding", "task", "site", "source", "recorded_by", "found_on", "item"]),
    EventSample(
        kind: "hazard.grade", event: hazard(.graded(fullGrade)),
        optional: [
            "criterion", "reason", "manual", "deadline", "criterion.clause", "criterion.unsettled",
        ],
        formed: [
            "hazard", "grade", "grade_status", "by_person", "deadline", "criterion.item",
        ]),
    EventSample(
        kind: "hazard.regrade", event: hazard(.regraded(fullGrade)),
        optional: ["criterion", "manual", "deadline", "criterion.clause", "criterion.unsettled"],
        formed: [
            "hazard", "grade", "grade_status", "by_person", "deadline", "criterion.item",
        ]),
    EventSample(
        kind: "hazard.fixed_on_spot",
        event: hazard(.fixedOnSpot(HazardFixedOnSpot(before: "堵", after: "通", recordedBy: li))),
        formed: ["hazard", "recorded_by"]),
    EventSample(
        kind: "hazard.reinspection_passed",
        event: hazard(
            .reinspectionPassed(
                ReinspectionPassed(confirmedBy: wang, isSameVisit: true, accept: "净宽达标"))),
        optional: ["accept"], formed: ["hazard", "confirmed_by"]),
    EventSample(
        kind: "hazard.void",
        event: hazard(.voided(HazardVoided(reason: "误录", byPerson: li))),
        formed: ["hazard", "by_person"]),
]

private let fullTarget = EvidenceTarget(
    item: ordinary, place: "东侧出口", finding: FindingID(random: 7))

private let fullPhoto: PhotoAdded = {
    var photo = photo(0xab, at: fullTarget)
    photo.name = "IMG_20260304_090110.jpg"
    photo.takenAt = "2026-03-04T09:01:10"
    photo.observedAt = "2026-03-04T09:00:58.000+08:00"
    photo.offset = 12
    photo.position = "30.894167,120.093611"
    photo.board = "P-0912"
    photo.isAfterSigning = true
    photo.amends = leaf(7)
    photo.undo = leaf(8)
    return photo
}()

private let fullVideo: VideoReferenced = {
    var video = video()
    video.target = fullTarget
    video.isAfterSigning = true
    return video
}()

private let fullyOpened: InspectionOpened = {
    var opened = opened()
    opened.scope = .quick
    opened.place = "一号车间"
    opened.source = .tipOff
    opened.taskNumber = "举报-2026-018"
    opened.productionState = .maintenance
    opened.principal = stranger
    opened.contact = stranger
    opened.contactPost = "安全员"
    opened.assistants = [wang]
    opened.paper = PaperForm(number: "0003127", observedAt: "2026-03-01T09:00:00.000+08:00")
    opened.packs[0].items = ["A-02"]
    opened.compulsory = [mandatory]
    opened.outsideMandate = ["fire"]
    return opened
}()

private let fullFinding: FindingRecorded = {
    var finding = finding(7, .rectifyByDeadline, deadline: march4.adding(days: 15))
    finding.basis[0].number = "主席令第81号"
    finding.reason = "净宽小于规定值"
    finding.rectify = "清走货物"
    finding.accept = "净宽不小于 1.10 m"
    finding.deadlineDays = 15
    finding.photos = ["P-0912"]
    finding.observedAt = "2026-03-04T09:30"
    finding.amends = leaf(8)
    return finding
}()

private let fullRecord: HazardRecorded = {
    var recorded = HazardRecorded(
        number: "K7-2026-0001", finding: FindingID(random: 7), task: visitID, site: site,
        source: .inspection, recordedBy: li, foundOn: march4, violation: "安全出口被堵塞",
        place: "东侧出口", item: ordinary)
    recorded.observedAt = "2026-03-04T09:30"
    return recorded
}()

private let fullEnterpriseSide: EnterpriseSideRecorded = {
    var side = EnterpriseSideRecorded(outcome: .refusedToSign)
    side.reason = "不同意"
    side.reportedTo = "局办公室"
    side.reportedAt = "2026-03-04T12:00:00.000+08:00"
    side.witness = wang
    side.person = stranger
    side.post = "厂长"
    side.authority = "委托书 3 号"
    return side
}()

private let fullGrade = HazardGraded(
    grade: .major, status: .preliminary, byPerson: li,
    criterion: GradeCriterion(
        item: ordinary, source: "criteria-2024", clause: "3.1", confidence: "confirmed",
        isUnsettled: true),
    reason: "现场可见", isManual: true, deadline: march4)

private let suspendedWithJudgements: InspectionFinished = {
    var judgement = JudgementRecorded(
        pack: "fire", name: "major-fire-hazard", edition: "GB35181-2017", outcome: .judged,
        elements: ["I-7.3.1", "I-7.5"], isDraft: true)
    judgement.rule = "Ra"
    judgement.grade = .major
    judgement.exclusions = ["X1"]
    var finished = InspectionFinished(
        end: .suspended, counts: AnswerCounts(), gaps: [.showID], reason: .danger, note: "燃气泄漏",
        refusal: InspectionRefused(
            words: "不让进", at: "2026-03-04T09:30:00.000+08:00", person: stranger, witness: wang,
            reportedTo: "局办公室", proposesCase: true))
    finished.judgements = [judgement]
    return finished
}()

private let fullMigration: PacksMigrated = {
    let key = AnswerKey(item: question, place: "东侧", row: 7)
    var migrated = PacksMigrated(
        packs: [
            PackReplaced(
                PackReference(
                    id: "fire", version: "2026.2", digest: leaf(0xff).hex,
                    title: Text(zh: "消防", en: "Fire"), items: ["A-01"]), from: leaf(0xfe).hex)
        ], author: li, why: "新规施行")
    migrated.moved = [
        SubjectMoved(.item(ordinary), to: "B-01"), SubjectMoved(.answer(key), to: "amount"),
        SubjectMoved(.fact("gas", pack: "gas"), to: "gas_used"),
    ]
    migrated.orphaned = [
        .items(pack: "fire", codes: ["A-02", "A-03"], .requirementChanged),
        .answer(key, .choiceGone), .fact("supply", pack: "gas", .typeChanged),
    ]
    migrated.restored = [
        .items(pack: "fire", codes: ["C-01"], digest: leaf(0xfd).hex),
        .answer(key, leaf: leaf(3), to: "volume_2"),
        .fact("hot", pack: "gas", digest: leaf(0xfc).hex, to: "hot_work"),
    ]
    migrated.part = PacksMigrated.Part(1, of: 2)
    return migrated
}()

private let byMigration: AnswerRecorded = {
    var answer = measurement(measured, "0.620", .fail)
    answer.isByMigration = true
    return answer
}()

private let fullRow: RowEvent = {
    var event = RowEvent(
        .add, 7, of: RepeatKey(item: tanks, within: 3), before: 5, author: li, undo: leaf(7))
    event.isByMigration = true
    return event
}()
