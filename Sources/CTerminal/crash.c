// Gives the terminal back when the program dies. In the handler nothing is called but write,
// tcsetattr and raise, on bytes that were made ready before.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cterminal.h"
#include "state.h"

enum { RESTORE_SIZE = 1024, NOTICE_SIZE = 1024, STACK_SIZE = 64 * 1024, LOG_LIMIT = 1 << 20 };

static struct {
    char restore[RESTORE_SIZE];
    size_t restore_count;
    char notice[NOTICE_SIZE];
    size_t notice_count;
    struct termios settings;
    int log;
    int original_error;
    volatile sig_atomic_t armed;
} guard = {.log = -1, .original_error = -1};

static char guard_stack[STACK_SIZE];

// Faults of our own, and the signals by which others end a program at once.
static const int guarded[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS,  SIGFPE, SIGSYS,
                              SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU};

static void write_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(fd, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

static void handle_fault(int signal) {
    if (guard.armed) {
        guard.armed = 0;
        write_all(CT_OUTPUT_FD, guard.restore, guard.restore_count);
        tcsetattr(CT_INPUT_FD, TCSANOW, &guard.settings);
        int error = guard.original_error >= 0 ? guard.original_error : CT_ERROR_FD;
        write_all(error, guard.notice, guard.notice_count);
    }
    // SA_RESETHAND has restored the default action, which now ends us with the same signal.
    raise(signal);
}

static void redirect_errors(void) {
    if (guard.log < 0) return;
    guard.original_error = fcntl(CT_ERROR_FD, F_DUPFD_CLOEXEC, 3);
    dup2(guard.log, CT_ERROR_FD);
}

static void restore_errors(void) {
    if (guard.original_error < 0) return;
    dup2(guard.original_error, CT_ERROR_FD);
    close(guard.original_error);
    guard.original_error = -1;
}

int ct_guard_open(const char *log, const char *notice) {
    guard.notice_count = notice == NULL ? 0 : strlen(notice);
    if (guard.notice_count > NOTICE_SIZE) guard.notice_count = NOTICE_SIZE;
    memcpy(guard.notice, notice == NULL ? "" : notice, guard.notice_count);
    if (log != NULL) {
        // Without a log the program still runs; its last words are then lost.
        guard.log = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        struct stat facts;
        if (guard.log >= 0 && fstat(guard.log, &facts) == 0 && S_ISREG(facts.st_mode) &&
            facts.st_size > LOG_LIMIT && ftruncate(guard.log, 0) != 0) {
            close(guard.log);
            guard.log = -1;
        }
    }
    stack_t stack = {.ss_sp = guard_stack, .ss_size = sizeof guard_stack};
    if (sigaltstack(&stack, NULL) != 0) return CT_SYSTEM_ERROR;
    struct sigaction action = {.sa_handler = handle_fault, .sa_flags = SA_ONSTACK | SA_RESETHAND};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++) {
        if (sigaction(guarded[i], &action, NULL) != 0) return CT_SYSTEM_ERROR;
    }
    return CT_OK;
}

void ct_guard_close(void) {
    ct_guard_disarm();
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++) signal(guarded[i], SIG_DFL);
    if (guard.log >= 0) close(guard.log);
    guard.log = -1;
}

void ct_guard_arm(const struct termios *settings, const char *bytes, size_t count) {
    guard.settings = *settings;
    guard.restore_count = count < RESTORE_SIZE ? count : RESTORE_SIZE;
    memcpy(guard.restore, bytes, guard.restore_count);
    redirect_errors();
    guard.armed = 1;
}

void ct_guard_disarm(void) {
    guard.armed = 0;
    restore_errors();
}
