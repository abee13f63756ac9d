// A pseudo-terminal with a program in it, for tests.
#ifndef ZHAODAN_CPSEUDOTERMINAL_H
#define ZHAODAN_CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct {
    int terminal;    // the side of the person: what is written is typed, what is read was printed
    int line;        // the program's side, kept open so that its settings can be looked at
    pid_t program;   // the program
    pid_t session;   // the leader of its session; the program itself unless it runs as a job
    int stops;       // one byte for each time the program was stopped; -1 unless it runs as a job
} cpt_process;

enum {
    // The program is a job in a session whose leader only waits for it, as under a shell. Without
    // this it leads its session itself.
    CPT_AS_JOB = 1 << 0,
    // Standard input, or output, or error, is not the terminal but closed, or /dev/null.
    CPT_NO_INPUT = 1 << 1,
    CPT_NO_OUTPUT = 1 << 2,
    CPT_NO_ERROR = 1 << 3,
    // The program has no copy of `line` left behind in this process: closing `terminal` hangs up.
    CPT_FORGET_LINE = 1 << 4,
    // The program starts with SIGHUP ignored, as under nohup.
    CPT_IGNORE_HANGUP = 1 << 5,
};

// Settings of the line that a program in raw mode changes, as a set.
enum {
    CPT_ICANON = 1 << 0,
    CPT_ECHO = 1 << 1,
    CPT_ISIG = 1 << 2,
    CPT_IXON = 1 << 3,
    CPT_ICRNL = 1 << 4,
    CPT_OPOST = 1 << 5,
    CPT_ONLCR = 1 << 6,
};

// Starts a program. `arguments` and `environment` end with NULL; the environment holds all there
// is. Returns false with errno when that failed.
bool cpt_spawn(const char *const arguments[], const char *const environment[], int rows,
               int columns, int flags, cpt_process *process);
// Changes the size, which sends SIGWINCH.
bool cpt_set_size(const cpt_process *process, int rows, int columns);
// The settings as a set, -1 when the line is gone. Input and output sides are one.
int cpt_settings(const cpt_process *process);
// Reads what comes within some time. Returns 0 when nothing came, -1 when the line is gone.
long cpt_read(int descriptor, uint8_t *buffer, size_t size, int milliseconds);
// Types bytes. Returns whether all could be written.
bool cpt_write(int descriptor, const uint8_t *bytes, size_t count);
// Waits for the program's end. Returns its exit status, 256 plus the signal that ended it, or -1
// when the time is up or the end was already waited for.
int cpt_wait(cpt_process *process, int milliseconds);
// Closes the person's side, as a closed window does.
void cpt_hang_up(cpt_process *process);
// Ends what still runs and closes what is open.
void cpt_close(cpt_process *process);
// Sends a signal to the program.
bool cpt_signal(const cpt_process *process, int number);
int64_t cpt_now(void);
// Columns of a scalar for the C library under C.UTF-8, -1 for one it does not know.
int cpt_width(uint32_t scalar);
// The path of the running program; returns its length, 0 on failure.
size_t cpt_own_path(char *buffer, size_t size);

#endif
