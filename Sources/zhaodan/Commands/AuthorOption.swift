import ArgumentParser
import FieldScreens
import FieldSession
import Fieldwork
import InspectionModel

/// Who judged, where somebody else types at a shared laptop.
struct AuthorOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "判定人，缺省为本机人员；须是本次检查的执法人员 / who judged, if not who types",
            valueName: "NAME|u-…"))
    var author: String?

    /// From here on this person is the author of what the command records.
    func choose(in workspace: Workspace, _ state: InspectionState) throws {
        workspace.author = try author.map { try officer($0, of: state, workspace) }
    }
}

/// An officer of an inspection by name or id.
func officer(
    _ text: String, of state: InspectionState, _ workspace: Workspace
) throws -> PersonID {
    let named = state.officers.filter {
        $0.text == text || workspace.names(of: $0)?.name == text
    }
    guard named.count == 1 else {
        throw Failure("author_is_not_an_officer", ["person": text], .notPermitted)
    }
    return named[0]
}
