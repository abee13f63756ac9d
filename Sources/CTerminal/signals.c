// Signals come through a descriptor that is waited for like the terminal: no handler runs code.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "cterminal.h"
#include "state.h"

static const struct {
    int number;
    unsigned event;
} watched[] = {
    {SIGWINCH, CT_RESIZED}, {SIGTERM, CT_TERMINATE}, {SIGHUP, CT_HANGUP},
    {SIGINT, CT_INTERRUPT}, {SIGCONT, CT_CONTINUED}, {SIGTSTP, CT_STOP},
};
enum { WATCHED = sizeof watched / sizeof *watched };

static sigset_t watched_set;
static sigset_t original_mask;
static struct sigaction original_pipe;
static struct sigaction original[WATCHED];
static int signal_fd = -1;

int ct_block_signals(void) {
    sigemptyset(&watched_set);
    for (size_t i = 0; i < WATCHED; i++) {
        sigaction(watched[i].number, NULL, &original[i]);
        // What the parent had us ignore, as nohup does, stays ignored: if blocked it would come.
        if (original[i].sa_handler != SIG_IGN) sigaddset(&watched_set, watched[i].number);
    }
    int error = pthread_sigmask(SIG_BLOCK, &watched_set, &original_mask);
    if (error != 0) {
        errno = error;
        return CT_SYSTEM_ERROR;
    }
    signal_fd = signalfd(-1, &watched_set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (signal_fd < 0) {
        int number = errno;
        pthread_sigmask(SIG_SETMASK, &original_mask, NULL);
        errno = number;
        return CT_SYSTEM_ERROR;
    }
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, &original_pipe);
    return CT_OK;
}

void ct_take_signal_actions(void) {
    for (size_t i = 0; i < WATCHED; i++) {
        if (sigismember(&watched_set, watched[i].number)) {
            struct sigaction fallback = {.sa_handler = SIG_DFL};
            sigaction(watched[i].number, &fallback, NULL);
        }
    }
}

static unsigned read_signals(void) {
    unsigned events = 0;
    struct signalfd_siginfo infos[8];
    ssize_t count;
    while ((count = read(signal_fd, infos, sizeof infos)) > 0) {
        for (size_t n = 0; n < (size_t)count / sizeof *infos; n++) {
            for (size_t i = 0; i < WATCHED; i++) {
                if (infos[n].ssi_signo == (unsigned)watched[i].number) events |= watched[i].event;
            }
        }
    }
    return events;
}

void ct_unblock_signals(bool is_hung_up) {
    // What has come by now would end the program before it has said its last word.
    read_signals();
    close(signal_fd);
    signal_fd = -1;
    if (is_hung_up) signal(SIGHUP, SIG_IGN);
    sigaction(SIGPIPE, &original_pipe, NULL);
    pthread_sigmask(SIG_SETMASK, &original_mask, NULL);
}

const sigset_t *ct_original_mask(void) { return &original_mask; }

void ct_forget_job_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    static const int numbers[] = {SIGINT, SIGTSTP, SIGCONT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (sigismember(&watched_set, numbers[i])) sigaddset(&set, numbers[i]);
    }
    struct timespec none = {0};
    while (sigtimedwait(&set, NULL, &none) > 0) {
    }
}

unsigned ct_wait(int wake_descriptor, int milliseconds) {
    struct pollfd sources[] = {
        {.fd = CT_INPUT_FD, .events = POLLIN},
        {.fd = signal_fd, .events = POLLIN},
        {.fd = wake_descriptor, .events = POLLIN},
    };
    if (poll(sources, 3, milliseconds) <= 0) return 0;
    unsigned events = 0;
    // An error or a hangup is found out by reading.
    if (sources[0].revents != 0) events |= CT_INPUT;
    if (sources[1].revents != 0) events |= read_signals();
    if (sources[2].revents & POLLIN) events |= CT_WAKE;
    return events;
}

long ct_read(uint8_t *buffer, size_t size) {
    struct pollfd source = {.fd = CT_INPUT_FD, .events = POLLIN};
    if (poll(&source, 1, 0) <= 0) return 0;
    ssize_t count = read(CT_INPUT_FD, buffer, size);
    if (count > 0) return count;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
    return -1;
}

int64_t ct_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int ct_make_wake(void) {
    int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (descriptor < 0) ct_keep_error();
    return descriptor;
}

void ct_ring(int descriptor) {
    uint64_t one = 1;
    // It can only fail when it is rung already.
    ssize_t count = write(descriptor, &one, sizeof one);
    (void)count;
}

void ct_hear(int descriptor) {
    uint64_t rings;
    ssize_t count = read(descriptor, &rings, sizeof rings);
    (void)count;
}

void ct_close_wake(int descriptor) { close(descriptor); }
