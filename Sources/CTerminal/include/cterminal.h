// The terminal as a grid of cells, a stream of bytes and a set of signals. One terminal a process,
// used from the main thread; no type of curses is named here.
//
// Functions return 0 for success and a positive value for failure unless they say otherwise.
#ifndef ZHAODAN_CTERMINAL_H
#define ZHAODAN_CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Why the terminal can't be opened. Nothing has been changed on it then.
enum {
    CT_OK = 0,
    CT_INPUT_NOT_A_TERMINAL = 1,
    CT_OUTPUT_NOT_A_TERMINAL = 2,
    CT_CHARSET_NOT_UTF8 = 3,
    CT_NO_UTF8_LOCALE = 4,
    CT_TERMINAL_UNKNOWN = 5,
    CT_TERMINAL_TOO_SIMPLE = 6,
    CT_SYSTEM_ERROR = 7,
};

// What ct_wait woke up for, as a set.
enum {
    CT_INPUT = 1 << 0,
    CT_WAKE = 1 << 1,
    CT_RESIZED = 1 << 2,
    CT_TERMINATE = 1 << 3,
    CT_HANGUP = 1 << 4,
    CT_INTERRUPT = 1 << 5,
    CT_CONTINUED = 1 << 6,
    CT_STOP = 1 << 7,
};

enum { CT_BOLD = 1, CT_UNDERLINE = 2, CT_REVERSE = 4, CT_DIM = 8 };

enum { CT_CURSOR_BLOCK = 0, CT_CURSOR_BAR = 1 };

enum { CT_MAXIMUM_SCALARS = 5, CT_MAXIMUM_STYLES = 256 };

typedef struct {
    const char *terminal_type;  // NULL for $TERM
    const char *crash_log;      // standard error goes there while the screen is in use; or NULL
    const char *crash_notice;   // printed after a crash; or NULL
    bool keeps_size_variables;  // whether LINES and COLUMNS may override the real size
    bool sets_title;            // whether the window's title is kept and brought back
} ct_options;

// One glyph: its scalars, the spacing one first, and the columns it takes. A glyph with colours has
// those of the palette and no style.
typedef struct {
    uint32_t scalars[CT_MAXIMUM_SCALARS];
    uint8_t scalar_count;
    uint8_t width;
    uint8_t style;
    bool has_colours;
    int16_t foreground;
    int16_t background;
} ct_glyph;

// Chooses the locale: that of the environment, or C.UTF-8 where it is not installed or names no
// character set. For CT_CHARSET_NOT_UTF8 the name is put into `charset`.
int ct_choose_locale(char *charset, size_t size);
// A variable of the environment, or NULL.
const char *ct_environment(const char *name);
// Columns of a scalar for the C library, -1 for one it does not know.
int ct_width(uint32_t scalar);

// Opens the terminal on standard input and output: signals, crash guard, screen, modes.
int ct_open(const ct_options *options);
// Restores everything. With `writes` false not a byte goes to the terminal, which may be gone.
void ct_close(bool writes);
// errno of the last CT_SYSTEM_ERROR.
int ct_error_number(void);

void ct_size(int *rows, int *columns);
// Reads the real size and fits the screen to it. Returns whether it changed.
bool ct_resize(void);
// Number of colours, -1 or 0 for none.
int ct_colours(void);
// A string of the terminal's description by its name in terminfo ("kcuu1"). Returns its length, 0
// when it is absent or longer than `size`. With a size of 0 nothing is copied.
size_t ct_capability(const char *name, char *buffer, size_t size);

// Says how a style looks: colours of the palette or -1, and attributes. Styles are 0 to 255.
void ct_define_style(int style, int foreground, int background, unsigned attributes);
// Replaces a row. The widths add up to the number of columns or less.
void ct_row(int row, const ct_glyph *glyphs, int count);
// Sends what changed since the last time in one update, the cursor last.
void ct_flush(int row, int column, int shape);
// Has the next flush draw everything anew.
void ct_redraw(void);
// Writes bytes past curses, at once. For sequences that curses knows nothing of.
void ct_write(const char *bytes, size_t count);
// The window's title, UTF-8 without controls, up to 1000 bytes; nothing on terminals not known to
// have one.
void ct_set_title(const char *bytes, size_t count);

// Waits for input, a signal, the wake descriptor, or until the time is up; -1 waits for ever.
// Returns a set of the above, 0 when the time is up.
unsigned ct_wait(int wake_descriptor, int milliseconds);
// Reads what has come, at most `size` bytes, without waiting. Returns -1 when the terminal is gone.
long ct_read(uint8_t *buffer, size_t size);
// Milliseconds of a clock that only goes forward.
int64_t ct_now(void);

// A descriptor to be waited for; ct_ring makes it ready, ct_hear makes it unready.
int ct_make_wake(void);
void ct_ring(int descriptor);
void ct_hear(int descriptor);
void ct_close_wake(int descriptor);

// Whether there is a shell to be stopped for: not when we lead the session ourselves.
bool ct_can_stop(void);
// Gives the terminal back, stops the process group, and takes the terminal again when continued.
void ct_stop(void);
// Takes the terminal again after a stop that came from outside.
void ct_resume(void);
// Gives the terminal back, runs a program in our place, and takes the terminal again.
// `arguments` ends with NULL. Returns the exit status, 128 plus the signal, or 127.
int ct_run(char *const arguments[]);

#endif
