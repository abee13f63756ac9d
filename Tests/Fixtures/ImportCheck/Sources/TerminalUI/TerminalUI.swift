import CellText
import JournalStore

package let rows = entries + columns
