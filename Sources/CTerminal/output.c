// Rows of cells to the terminal, through curses.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../CNcurses/cncurses.h"
#include "cterminal.h"
#include "state.h"

enum { COLOUR_LIMIT = 256 };
enum { MAXIMUM_PAIRS = 16, SHAPE_UNKNOWN = -1, SUBSTITUTE_NARROW = '?', SUBSTITUTE_WIDE = 0xFF1F };

static struct {
    attr_t attributes;
    short pair;
} styles[CT_MAXIMUM_STYLES];

static struct {
    int foreground;
    int background;
} pairs[MAXIMUM_PAIRS];
static int pair_count = 1;  // pair 0 is the terminal's own
static int shape_shown = SHAPE_UNKNOWN;
static bool redraws = false;

void ct_output_reset(void) { shape_shown = SHAPE_UNKNOWN; }

// Pairs are numbered once and kept: curses repaints what shows a pair that is changed.
static short pair_of(int foreground, int background) {
    if (!has_colors() || foreground >= COLORS || background >= COLORS) return 0;
    if (foreground < 0 && background < 0) return 0;
    for (int i = 1; i < pair_count; i++) {
        if (pairs[i].foreground == foreground && pairs[i].background == background) return (short)i;
    }
    if (pair_count == MAXIMUM_PAIRS || pair_count >= COLOR_PAIRS) return 0;
    if (init_extended_pair(pair_count, foreground, background) != OK) return 0;
    pairs[pair_count].foreground = foreground;
    pairs[pair_count].background = background;
    return (short)pair_count++;
}

// Pictures have more pairs than styles. When all are taken they are numbered anew: curses repaints
// what shows a pair that is changed.
static short picture_pair(int foreground, int background) {
    static short numbers[COLOUR_LIMIT][COLOUR_LIMIT];
    static int next = MAXIMUM_PAIRS;
    if (!has_colors() || foreground < 0 || background < 0) return 0;
    if (foreground >= COLORS || background >= COLORS) return 0;
    if (foreground >= COLOUR_LIMIT || background >= COLOUR_LIMIT) return 0;
    short *number = &numbers[foreground][background];
    if (*number != 0) return *number;
    int limit = COLOR_PAIRS < SHRT_MAX ? COLOR_PAIRS : SHRT_MAX;
    if (next >= limit) {
        memset(numbers, 0, sizeof numbers);
        next = MAXIMUM_PAIRS;
    }
    if (next >= limit || init_extended_pair(next, foreground, background) != OK) return 0;
    *number = (short)next++;
    return *number;
}

void ct_define_style(int style, int foreground, int background, unsigned attributes) {
    if (style < 0 || style >= CT_MAXIMUM_STYLES) return;
    attr_t set = A_NORMAL;
    if (attributes & CT_BOLD) set |= A_BOLD;
    if (attributes & CT_UNDERLINE) set |= A_UNDERLINE;
    if (attributes & CT_REVERSE) set |= A_REVERSE;
    if (attributes & CT_DIM) set |= A_DIM;
    styles[style].attributes = set;
    styles[style].pair = pair_of(foreground, background);
}

// Where the C library thinks otherwise about a width than we do, something is drawn that both agree
// about: curses reckons with the library's, the program with ours.
static void make_cell(cchar_t *cell, const ct_glyph *glyph) {
    wchar_t text[CT_MAXIMUM_SCALARS + 1];
    int count = 0;
    wchar_t base = (wchar_t)glyph->scalars[0];
    if (wcwidth(base) != glyph->width) {
        base = glyph->width == 2 ? SUBSTITUTE_WIDE : SUBSTITUTE_NARROW;
    }
    text[count++] = base;
    for (int i = 1; i < glyph->scalar_count && i < CT_MAXIMUM_SCALARS; i++) {
        wchar_t mark = (wchar_t)glyph->scalars[i];
        if (wcwidth(mark) == 0) text[count++] = mark;
    }
    text[count] = L'\0';
    if (glyph->has_colours) {
        short pair = picture_pair(glyph->foreground, glyph->background);
        setcchar(cell, text, A_NORMAL, pair, NULL);
        return;
    }
    setcchar(cell, text, styles[glyph->style].attributes, styles[glyph->style].pair, NULL);
}

void ct_row(int row, const ct_glyph *glyphs, int count) {
    int columns = getmaxx(stdscr);
    if (row < 0 || row >= getmaxy(stdscr) || columns <= 0) return;
    cchar_t *cells = calloc((size_t)columns, sizeof *cells);
    if (cells == NULL) return;
    int used = 0;
    int made = 0;
    for (int i = 0; i < count && used + glyphs[i].width <= columns; i++) {
        make_cell(&cells[made++], &glyphs[i]);
        used += glyphs[i].width;
    }
    for (; used < columns; used++) setcchar(&cells[made++], L" ", A_NORMAL, 0, NULL);
    // One call for the whole row: adding single characters moves text when one lands on the right
    // half of a wide glyph.
    mvwadd_wchnstr(stdscr, row, 0, cells, made);
    free(cells);
}

void ct_redraw(void) { redraws = true; }

static void show_shape(int shape) {
    if (shape == shape_shown) return;
    shape_shown = shape;
    const char *set = tigetstr("Ss");
    if (set == NULL || set == (char *)-1) return;
    enum { STEADY_BLOCK = 2, STEADY_BAR = 6 };
    const char *bytes = tiparm(set, shape == CT_CURSOR_BAR ? STEADY_BAR : STEADY_BLOCK);
    if (bytes != NULL) ct_write(bytes, strlen(bytes));
}

void ct_flush(int row, int column, int shape) {
    if (redraws) clearok(curscr, TRUE);
    redraws = false;
    wmove(stdscr, row, column);
    wnoutrefresh(stdscr);
    doupdate();
    ct_send_modes();
    show_shape(shape);
}

void ct_write(const char *bytes, size_t count) {
    // Nothing of ours goes through stdio or curses; this only makes sure.
    fflush(stdout);
    while (count > 0) {
        ssize_t written = write(CT_OUTPUT_FD, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        // A terminal that is gone shows when it is read from.
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}
