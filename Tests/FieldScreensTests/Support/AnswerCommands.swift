import ChecklistEngine
import Fieldwork
import InspectionModel
import TerminalUI
import Testing
import Wording

@testable import FieldScreens

func answer(
    _ code: String, _ verdict: Verdict, reason: String? = nil, note: String? = nil,
    place: String? = nil
) -> FieldCommand {
    let request = AnswerRequest(
        item: testItem(code), input: .verdict(verdict), reason: reason, note: note, place: place)
    return .answer(Fixtures.inspection, request)
}

func measured(_ code: String, _ text: String, note: String? = nil) -> FieldCommand {
    .answer(
        Fixtures.inspection,
        AnswerRequest(item: testItem(code), input: .measurement(text), note: note))
}
