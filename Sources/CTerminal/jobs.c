// Stopping for the shell, and running another program on the terminal.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cterminal.h"
#include "state.h"

extern char **environ;

bool ct_can_stop(void) { return getpgrp() != getsid(0); }

void ct_stop(void) {
    ct_leave_screen();
    // The whole group, as the terminal's own key does; SIGTSTP is blocked, this can't be.
    kill(0, SIGSTOP);
    ct_forget_job_signals();
    ct_take_screen();
}

void ct_resume(void) {
    ct_leave_screen();
    ct_take_screen();
}

// The child starts with the signals as our parent gave them to us.
static int spawn(char *const arguments[], pid_t *child) {
    posix_spawnattr_t attributes;
    int error = posix_spawnattr_init(&attributes);
    if (error != 0) return error;
    sigset_t defaults;
    sigfillset(&defaults);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setsigmask(&attributes, ct_original_mask());
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    error = posix_spawnp(child, arguments[0], NULL, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    return error;
}

static int wait_for(pid_t child) {
    int status;
    for (;;) {
        pid_t ended = waitpid(child, &status, WUNTRACED);
        if (ended < 0 && errno == EINTR) continue;
        if (ended < 0) return 127;
        if (WIFEXITED(status)) return WEXITSTATUS(status);
        if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
        // The child was stopped from the keyboard: so are we, and go on together.
        if (ct_can_stop()) kill(getpid(), SIGSTOP);
        kill(child, SIGCONT);
    }
}

int ct_run(char *const arguments[]) {
    ct_leave_screen();
    pid_t child;
    int status = spawn(arguments, &child) == 0 ? wait_for(child) : 127;
    ct_forget_job_signals();
    ct_take_screen();
    return status;
}
