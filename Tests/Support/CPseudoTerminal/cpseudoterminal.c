#define _GNU_SOURCE
#include "cpseudoterminal.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static void use(int descriptor, int number, bool wanted) {
    if (wanted) {
        dup2(descriptor, number);
    } else {
        close(number);
    }
}

static void reset_signals(bool ignores_hangup) {
    for (int number = 1; number < 32; number++) {
        if (number != SIGKILL && number != SIGSTOP) signal(number, SIG_DFL);
    }
    if (ignores_hangup) signal(SIGHUP, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void execute(const char *const arguments[], const char *const environment[],
                              int line, int flags) {
    use(line, 0, !(flags & CPT_NO_INPUT));
    use(line, 1, !(flags & CPT_NO_OUTPUT));
    use(line, 2, !(flags & CPT_NO_ERROR));
    syscall(SYS_close_range, 3, ~0U, 0);
    reset_signals(flags & CPT_IGNORE_HANGUP);
    execve(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(127);
}

// Leads the session and waits, telling each stop; ends as the program ended.
static _Noreturn void lead(pid_t program, int stops) {
    for (;;) {
        int status;
        if (waitpid(program, &status, WUNTRACED) < 0) {
            if (errno == EINTR) continue;
            _exit(126);
        }
        if (WIFSTOPPED(status)) {
            ssize_t count = write(stops, "S", 1);
            (void)count;
        } else if (WIFSIGNALED(status)) {
            signal(WTERMSIG(status), SIG_DFL);
            raise(WTERMSIG(status));
            _exit(125);
        } else {
            _exit(WEXITSTATUS(status));
        }
    }
}

// The session's leader, between fork and exec; a job's process id goes through `ids`.
static _Noreturn void start(const char *const arguments[], const char *const environment[],
                            const char *name, int flags, int ids, int stops) {
    setsid();
    // Copies of what other tests hold open would keep their terminals from hanging up.
    int high_ids = fcntl(ids, F_DUPFD, 64);
    int high_stops = fcntl(stops, F_DUPFD, 64);
    ids = dup2(high_ids, 3);
    stops = dup2(high_stops, 4);
    syscall(SYS_close_range, 5, ~0U, 0);
    int line = open(name, O_RDWR);
    if (line < 0) _exit(124);
    ioctl(line, TIOCSCTTY, 0);
    if (!(flags & CPT_AS_JOB)) execute(arguments, environment, line, flags);
    reset_signals(false);
    // Its own group may move the terminal's foreground without being stopped for it, and outlives a
    // hangup so as to report the program's end.
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t program = fork();
    if (program < 0) _exit(124);
    if (program == 0) {
        setpgid(0, 0);
        tcsetpgrp(line, getpid());
        execute(arguments, environment, line, flags);
    }
    setpgid(program, program);
    ssize_t count = write(ids, &program, sizeof program);
    (void)count;
    close(ids);
    close(line);
    lead(program, stops);
}

bool cpt_spawn(const char *const arguments[], const char *const environment[], int rows,
               int columns, int flags, cpt_process *process) {
    *process = (cpt_process){.terminal = -1, .line = -1, .stops = -1};
    process->terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (process->terminal < 0) return false;
    char name[64];
    if (grantpt(process->terminal) != 0 || unlockpt(process->terminal) != 0 ||
        ptsname_r(process->terminal, name, sizeof name) != 0) {
        cpt_close(process);
        return false;
    }
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    ioctl(process->terminal, TIOCSWINSZ, &size);
    process->line = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    int ids[2];
    int stops[2];
    if (pipe2(ids, O_CLOEXEC) != 0 || pipe2(stops, O_CLOEXEC) != 0) {
        cpt_close(process);
        return false;
    }
    process->session = fork();
    if (process->session == 0) start(arguments, environment, name, flags, ids[1], stops[1]);
    close(ids[1]);
    close(stops[1]);
    process->program = process->session;
    if (flags & CPT_AS_JOB) {
        process->stops = stops[0];
        if (read(ids[0], &process->program, sizeof process->program) !=
            (ssize_t)sizeof process->program) {
            process->program = -1;
        }
    } else {
        close(stops[0]);
        // Ends when the program starts, which has the line open by then.
        ssize_t count = read(ids[0], &(char){0}, 1);
        (void)count;
    }
    close(ids[0]);
    if (flags & CPT_FORGET_LINE) {
        close(process->line);
        process->line = -1;
    }
    if (process->session > 0 && process->program > 0) return true;
    cpt_close(process);
    return false;
}

bool cpt_set_size(const cpt_process *process, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(process->terminal, TIOCSWINSZ, &size) == 0;
}

int cpt_settings(const cpt_process *process) {
    struct termios settings;
    if (tcgetattr(process->line, &settings) != 0) return -1;
    int set = 0;
    if (settings.c_lflag & ICANON) set |= CPT_ICANON;
    if (settings.c_lflag & ECHO) set |= CPT_ECHO;
    if (settings.c_lflag & ISIG) set |= CPT_ISIG;
    if (settings.c_iflag & IXON) set |= CPT_IXON;
    if (settings.c_iflag & ICRNL) set |= CPT_ICRNL;
    if (settings.c_oflag & OPOST) set |= CPT_OPOST;
    if (settings.c_oflag & ONLCR) set |= CPT_ONLCR;
    return set;
}

long cpt_read(int descriptor, uint8_t *buffer, size_t size, int milliseconds) {
    struct pollfd source = {.fd = descriptor, .events = POLLIN};
    int ready = poll(&source, 1, milliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) return 0;
    if (ready < 0) return -1;
    ssize_t count = read(descriptor, buffer, size);
    if (count > 0) return count;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
    return -1;
}

bool cpt_write(int descriptor, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        count -= (size_t)written;
    }
    return true;
}

int cpt_wait(cpt_process *process, int milliseconds) {
    // A descriptor of the process becomes readable when it ends.
    int ending = (int)syscall(SYS_pidfd_open, process->session, 0);
    if (ending >= 0) {
        struct pollfd source = {.fd = ending, .events = POLLIN};
        int64_t due = cpt_now() + milliseconds;
        int ready;
        do {
            int64_t left = due - cpt_now();
            ready = poll(&source, 1, left > 0 ? (int)left : 0);
        } while (ready < 0 && errno == EINTR);
        close(ending);
        if (ready <= 0) return -1;
    }
    int status;
    if (waitpid(process->session, &status, 0) != process->session) return -1;
    // Their numbers may be given to others from now on.
    process->session = -1;
    process->program = -1;
    return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

void cpt_hang_up(cpt_process *process) {
    close(process->terminal);
    process->terminal = -1;
}

void cpt_close(cpt_process *process) {
    if (process->program > 0) kill(process->program, SIGKILL);
    if (process->session > 0) {
        kill(process->session, SIGKILL);
        waitpid(process->session, NULL, 0);
    }
    if (process->terminal >= 0) close(process->terminal);
    if (process->line >= 0) close(process->line);
    if (process->stops >= 0) close(process->stops);
    *process = (cpt_process){.terminal = -1, .line = -1, .stops = -1};
}

bool cpt_signal(const cpt_process *process, int number) {
    return process->program > 0 && kill(process->program, number) == 0;
}

int64_t cpt_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int cpt_width(uint32_t scalar) {
    static locale_t locale;
    if (locale == (locale_t)0) locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = uselocale(locale);
    int width = wcwidth((wchar_t)scalar);
    uselocale(before);
    return width;
}

size_t cpt_own_path(char *buffer, size_t size) {
    ssize_t count = readlink("/proc/self/exe", buffer, size);
    return count <= 0 || (size_t)count >= size ? 0 : (size_t)count;
}
