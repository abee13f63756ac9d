// Opening and closing the terminal, and what is known about it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "../CNcurses/cncurses.h"
#include "cterminal.h"
#include "state.h"

#define TITLE_PUSH "\033[22;2t"
#define TITLE_POP "\033[23;2t"
// The person's own shape. The capability "Se" often names a fixed one instead.
#define SHAPE_RESET "\033[0 q"

enum { CAPABILITY_SIZE = 256, RESTORE_SIZE = 1024, TITLE_SIZE = 1024 };

static struct {
    SCREEN *screen;
    struct termios settings;
    int error;
    bool keeps_size_variables;
    bool has_title;
    bool pushes_title;  // the title must be kept by us, since entering the screen does not
    bool has_shapes;
    bool modes_due;
    bool is_shown;
    char restore[RESTORE_SIZE];
    char mode_paste_on[CAPABILITY_SIZE];
    char mode_paste_off[CAPABILITY_SIZE];
} terminal;

void ct_keep_error(void) { terminal.error = errno; }

static int fail(void) {
    ct_keep_error();
    return CT_SYSTEM_ERROR;
}

int ct_error_number(void) { return terminal.error; }

// Whether a type is described, and well enough to draw on.
static int examine(const char *type) {
    int found = 0;
    if (*type == '\0' || setupterm(type, CT_OUTPUT_FD, &found) != OK) return CT_TERMINAL_UNKNOWN;
    const char *move = tigetstr("cup");
    bool can_move = move != NULL && move != (char *)-1;
    del_curterm(cur_term);
    return can_move ? CT_OK : CT_TERMINAL_TOO_SIMPLE;
}

// The given type, or one that can stand in for it. NULL with the reason when there is none.
static const char *usable_type(const char *type, int *reason) {
    *reason = examine(type);
    if (*reason != CT_TERMINAL_UNKNOWN) return *reason == CT_OK ? type : NULL;
    static const char *const relatives[] = {"xterm", "kitty", "foot", "alacritty", "wezterm",
                                            "ghostty"};
    for (size_t i = 0; i < sizeof relatives / sizeof *relatives; i++) {
        if (strstr(type, relatives[i]) != NULL && examine("xterm-256color") == CT_OK) {
            return "xterm-256color";
        }
    }
    return examine("vt100") == CT_OK ? "vt100" : NULL;
}

const char *ct_plain_capability(const char *name) {
    static char plain[CAPABILITY_SIZE];
    const char *value = tigetstr(name);
    if (value == NULL || value == (char *)-1) return NULL;
    size_t count = 0;
    while (*value != '\0' && count + 1 < sizeof plain) {
        if (value[0] == '$' && value[1] == '<') {
            value += strcspn(value, ">");
            if (*value != '\0') value++;
            continue;
        }
        plain[count++] = *value++;
    }
    plain[count] = '\0';
    return plain;
}

size_t ct_capability(const char *name, char *buffer, size_t size) {
    const char *value = ct_plain_capability(name);
    size_t length = value == NULL ? 0 : strlen(value);
    if (size == 0) return length;
    if (length > size) return 0;
    memcpy(buffer, value, length);
    return length;
}

static void append(char *buffer, size_t size, const char *bytes) {
    size_t used = strlen(buffer);
    if (bytes != NULL && used + strlen(bytes) < size) strcpy(buffer + used, bytes);
}

static void copy_capability(char *buffer, const char *name, const char *fallback) {
    const char *value = ct_plain_capability(name);
    buffer[0] = '\0';
    append(buffer, CAPABILITY_SIZE, value != NULL ? value : fallback);
}

// The bytes with which a dying program gives the terminal back.
static void prepare_restore(void) {
    char *bytes = terminal.restore;
    bytes[0] = '\0';
    append(bytes, RESTORE_SIZE, terminal.mode_paste_off);
    // Modes that we never set but that a child may have left.
    append(bytes, RESTORE_SIZE, "\033[?1000l\033[?1006l\033[?1004l");
    append(bytes, RESTORE_SIZE, ct_plain_capability("csr") != NULL ? "\033[r" : NULL);
    append(bytes, RESTORE_SIZE, ct_plain_capability("sgr0"));
    append(bytes, RESTORE_SIZE, ct_plain_capability("rmkx"));
    append(bytes, RESTORE_SIZE, ct_plain_capability("cnorm"));
    if (terminal.has_shapes) append(bytes, RESTORE_SIZE, SHAPE_RESET);
    if (terminal.pushes_title) append(bytes, RESTORE_SIZE, TITLE_POP);
    append(bytes, RESTORE_SIZE, ct_plain_capability("rmcup"));
    append(bytes, RESTORE_SIZE, "\r\n");
}

// A program before us may have left the terminal so that writing fails when it is slow.
static void make_blocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags >= 0 && flags & O_NONBLOCK) fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
}

int ct_open(const ct_options *options) {
    if (tcgetattr(CT_INPUT_FD, &terminal.settings) != 0) return CT_INPUT_NOT_A_TERMINAL;
    if (!isatty(CT_OUTPUT_FD)) return CT_OUTPUT_NOT_A_TERMINAL;
    const char *type = options->terminal_type;
    if (type == NULL) type = getenv("TERM");
    int reason = CT_OK;
    use_extended_names(TRUE);
    type = usable_type(type == NULL ? "" : type, &reason);
    if (type == NULL) return reason;

    make_blocking(CT_INPUT_FD);
    make_blocking(CT_OUTPUT_FD);
    terminal.keeps_size_variables = options->keeps_size_variables;
    if (!options->keeps_size_variables) {
        // They would override the real size and end all resizing.
        unsetenv("LINES");
        unsetenv("COLUMNS");
    }
    if (ct_guard_open(options->crash_log, options->crash_notice) != CT_OK) return fail();
    if (ct_block_signals() != CT_OK) {
        int status = fail();
        ct_guard_close();
        return status;
    }
    terminal.screen = newterm(type, stdout, stdin);
    if (terminal.screen == NULL) {
        ct_unblock_signals(false);
        ct_guard_close();
        return CT_TERMINAL_UNKNOWN;
    }
    ct_take_signal_actions();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    // Painting must not stop because bytes wait that we have not read yet.
    typeahead(-1);
    leaveok(stdscr, FALSE);
    idlok(stdscr, TRUE);
    curs_set(1);
    // Until curses has been left and entered again, it sends each part of a row as a write of its
    // own. Before there are colours: else it would give the terminal back its first palette.
    endwin();
    doupdate();
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    copy_capability(terminal.mode_paste_on, "BE", "\033[?2004h");
    copy_capability(terminal.mode_paste_off, "BD", "\033[?2004l");
    terminal.has_title = options->sets_title && tigetflag("XT") == 1;
    const char *enter = ct_plain_capability("smcup");
    terminal.pushes_title = terminal.has_title && (enter == NULL || strstr(enter, "[22;") == NULL);
    terminal.has_shapes = ct_plain_capability("Ss") != NULL;
    prepare_restore();
    ct_output_reset();
    ct_guard_arm(&terminal.settings, terminal.restore, strlen(terminal.restore));
    terminal.modes_due = true;
    terminal.is_shown = true;
    return CT_OK;
}

void ct_close(bool writes) {
    if (writes) {
        ct_leave_screen();
    } else {
        terminal.is_shown = false;
        tcsetattr(CT_INPUT_FD, TCSANOW, &terminal.settings);
    }
    ct_guard_close();
    ct_unblock_signals(!writes);
}

void ct_leave_screen(void) {
    if (!terminal.is_shown) return;
    terminal.is_shown = false;
    // What we send must not overtake what curses holds back: there is nothing between updates.
    ct_write(terminal.mode_paste_off, strlen(terminal.mode_paste_off));
    if (terminal.has_shapes) ct_write(SHAPE_RESET, strlen(SHAPE_RESET));
    if (terminal.pushes_title && !terminal.modes_due) ct_write(TITLE_POP, strlen(TITLE_POP));
    endwin();
    tcsetattr(CT_INPUT_FD, TCSADRAIN, &terminal.settings);
    ct_guard_disarm();
}

void ct_take_screen(void) {
    ct_guard_arm(&terminal.settings, terminal.restore, strlen(terminal.restore));
    terminal.is_shown = true;
    terminal.modes_due = true;
    // The next update enters the screen again, since endwin left it.
    reset_prog_mode();
    ct_output_reset();
    ct_resize();
    ct_redraw();
}

void ct_send_modes(void) {
    if (!terminal.modes_due) return;
    terminal.modes_due = false;
    // Curses sends this again only when it reads keys itself.
    keypad(stdscr, TRUE);
    if (terminal.pushes_title) ct_write(TITLE_PUSH, strlen(TITLE_PUSH));
    ct_write(terminal.mode_paste_on, strlen(terminal.mode_paste_on));
}

void ct_size(int *rows, int *columns) {
    *rows = getmaxy(stdscr);
    *columns = getmaxx(stdscr);
}

bool ct_resize(void) {
    struct winsize size;
    if (terminal.keeps_size_variables) return false;
    if (ioctl(CT_OUTPUT_FD, TIOCGWINSZ, &size) != 0) return false;
    // A serial line knows no size.
    if (size.ws_row == 0 || size.ws_col == 0) return false;
    if (size.ws_row == getmaxy(stdscr) && size.ws_col == getmaxx(stdscr)) return false;
    resize_term(size.ws_row, size.ws_col);
    return true;
}

int ct_colours(void) { return has_colors() ? COLORS : 0; }

void ct_set_title(const char *bytes, size_t count) {
    if (!terminal.has_title) return;
    char sequence[TITLE_SIZE];
    int length = snprintf(sequence, sizeof sequence, "\033]2;%.*s\a", (int)count, bytes);
    if (length > 0 && (size_t)length < sizeof sequence) ct_write(sequence, (size_t)length);
}
