package import CanonicalJSON
import FormEngine
import FormLanguage

extension Pack {
    /// Reads a compiled pack back.
    ///
    /// - Throws: The first member that is missing or not what it should be; a pack that this
    ///   program compiled has none.
    /// - Complexity: O(bytes); the expressions are understood again.
    package init(compiled object: JSONObject) throws(CompiledPackError) {
        let root = CompiledObject(root: object)
        guard let format = object.integer("format") else {
            throw root.failure(.missing, "format")
        }
        guard format == Self.compiledFormat else {
            throw root.failure(.unsupportedFormat(format), "format")
        }
        let groups = try root.list("groups", ChecklistGroup.init(compiled:))
        let items = try root.list("items") { object throws(CompiledPackError) in
            let item = try ChecklistItem(compiled: object)
            guard groups.indices.contains(item.groupIndex) else {
                throw object.failure(.wrongType, "group")
            }
            return item
        }
        let questions = try root.list("questions", Question.init(compiled:))
        var survey: [SurveyRow]?
        if object["survey"] != nil {
            survey = try root.list("survey") { object throws(CompiledPackError) in
                try SurveyRow(
                    compiled: object, groups: groups.count, items: items.count,
                    questions: questions.count)
            }
        }
        self.init(
            settings: try PackSettings(compiled: root), digest: try root.string("digest"),
            sources: try root.list("sources", PackSource.init(compiled:)),
            choiceLists: try root.list("choices", ChoiceList.init(compiled:)),
            facts: try root.list("facts", Question.init(compiled:)), groups: groups, items: items,
            questions: questions, survey: survey,
            modes: try root.list("modes", Mode.init(compiled:)))
        grading = try PackGrading(compiled: root)
    }
}

extension PackSettings {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            id: try object.string("id"), title: try object.text("title"),
            version: try object.string("version"), edition: try object.string("edition"),
            status: try object.word("status"), jurisdiction: try object.string("jurisdiction"),
            zone: try object.string("zone"), sectors: try object.strings("sectors"),
            authorities: try object.list("authorities") { authority throws(CompiledPackError) in
                try Authority(compiled: authority)
            })
        validity = try object.validity()
        overlay = try PackOverlay(compiled: object)
        subject = try object.optionalWord("subject") ?? .enterprise
    }
}

extension PackSource {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            id: try object.string("id"), title: try object.text("title"),
            number: try object.string("number"), issued: try object.optionalString("issued"),
            effective: try object.optionalString("effective"), status: try object.word("status"),
            confidence: try object.word("confidence"),
            isSuccessionUnsettled: try object.flag("unsettled"),
            note: try object.optionalText("note"))
        validUntil = try object.optionalDay("valid_until")
        replacedBy = try object.optionalString("replaced_by")
    }
}

extension ChoiceList {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            name: try object.string("name"),
            choices: try object.list("choices") { choice throws(CompiledPackError) in
                Choice(
                    name: try choice.string("name"), label: try choice.text("label"),
                    columns: try choice.textsByName("columns"))
            })
    }
}

extension Question {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        let type = try object.string("type")
        guard let kind = QuestionType.kind(type) else {
            throw object.failure(.unknownWord(type), "type")
        }
        self.init(
            name: try object.string("name"), kind: try Self.kind(kind, object),
            label: try object.text("label"), hint: try object.optionalText("hint"),
            unit: try object.optionalString("unit"),
            relevance: try object.optionalExpression("relevant"))
        for rule in FormRule.allCases {
            rules[rule] = try object.optionalExpression(rule.column)
        }
        guidance = try object.optionalText("guidance_hint")
        constraintMessage = try object.optionalText("constraint_message")
        requiredMessage = try object.optionalText("required_message")
        appearance = try object.optionalString("appearance")
        seeds = try object.strings("seeds")
        formerly = try object.strings("formerly")
        triggers = object.object["trigger"] == nil ? nil : try object.strings("trigger")
    }

    /// With what the word of its type does not say.
    private static func kind(
        _ kind: QuestionKind, _ object: CompiledObject
    ) throws(CompiledPackError) -> QuestionKind {
        switch kind {
        case .quantity: return .quantity(unit: try object.optionalString("unit") ?? "")
        case .range:
            return .range(
                start: try object.number("start"), end: try object.number("end"),
                step: try object.number("step"))
        default: return kind
        }
    }
}

extension SurveyRow {
    /// - Parameters: How many of each there are.
    fileprivate init(
        compiled object: CompiledObject, groups: Int, items: Int, questions: Int
    ) throws(CompiledPackError) {
        func index(_ key: String, below count: Int) throws(CompiledPackError) -> Int? {
            guard let index = try object.optionalInteger(key) else { return nil }
            guard (0..<count).contains(index) else { throw object.failure(.wrongType, key) }
            return index
        }
        let around = try index("in", below: groups)
        if let group = try index("group", below: groups) {
            self.init(.group(group), in: around)
        } else if let item = try index("item", below: items) {
            self.init(.item(item), in: around)
        } else if let question = try index("question", below: questions) {
            self.init(.question(question), in: around)
        } else {
            throw object.failure(.missing, "question")
        }
    }
}

extension ChecklistGroup {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            name: try object.string("name"), label: try object.text("label"),
            relevance: try object.optionalExpression("relevant"),
            premise: try object.optionalText("premise"))
        isRepeat = try object.flag("repeat")
        repeatCount = try object.optionalExpression("repeat_count")
    }
}

extension ChecklistItem {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            code: try object.string("code"), groupIndex: try object.integer("group"),
            kind: try ItemKind(compiled: object), requirement: try object.text("check"),
            violation: try object.text("violation"), rectify: try object.text("rectify"),
            emphasis: try object.word("emphasis"),
            basis: try object.list("basis", Basis.init(compiled:)),
            confidence: try object.word("confidence"))
        accept = try object.optionalText("accept")
        hint = try object.optionalText("hint")
        evidence = try object.optionalText("evidence")
        methods = try object.words("method")
        photo = try object.optionalWord("photo")
        relevance = try object.optionalExpression("relevant")
        isMandatory = try object.flag("required")
        defaultGrade = try object.optionalWord("grade")
        deadlineDays = try object.optionalInteger("deadline_days")
        liability = try object.list("liability", Basis.init(compiled:))
        authorities = try object.strings("authorities")
        seeds = try object.strings("seeds")
        isQuick = try object.flag("quick")
        teaching = try object.optionalText("teaching")
        formerly = try object.strings("formerly")
        isManual = try object.flag("manual")
        validity = try object.validity()
    }
}

extension ItemKind {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        let type = try object.string("type")
        guard type != "verdict" else {
            self = .verdict
            return
        }
        let limits =
            object.object["limits"] == nil
            ? [DatedLimit(try object.expression("limit"), .always)]
            : try object.list("limits") { limit throws(CompiledPackError) in
                DatedLimit(try limit.expression("limit"), try limit.validity())
            }
        self = .measured(
            Measure(
                number: try object.word("type"), unit: try object.string("unit"), limits: limits))
    }
}

extension Basis {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            source: try object.string("source"), clause: try object.optionalString("clause"))
    }
}

extension Mode {
    fileprivate init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(
            name: try object.string("name"), label: try object.text("label"),
            officers: try object.integer("officers"), steps: try object.words("steps"),
            noticeBefore: try object.flag("notice_before"),
            signature: try object.word("signature"), compulsory: try object.word("compulsory"),
            record: try object.word("record"), mayOrder: try object.flag("may_order"))
    }
}

extension Authority {
    init(compiled object: CompiledObject) throws(CompiledPackError) {
        self.init(id: try object.string("id"), label: try object.text("label"))
    }
}
