// What the parts of this target share; nothing here is for other targets.
#ifndef ZHAODAN_CTERMINAL_STATE_H
#define ZHAODAN_CTERMINAL_STATE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

enum { CT_INPUT_FD = 0, CT_OUTPUT_FD = 1, CT_ERROR_FD = 2 };

// terminal.c: leaves the screen as a shell wants it; takes it again, all modes included.
void ct_leave_screen(void);
void ct_take_screen(void);
// Sends the modes that curses does not know, after the update that entered the screen.
void ct_send_modes(void);
// Keeps errno for ct_error_number.
void ct_keep_error(void);
// A capability without its padding; NULL when it is absent.
const char *ct_plain_capability(const char *name);

// output.c
void ct_output_reset(void);

// signals.c
int ct_block_signals(void);
// To be called after newterm, which installs handlers of its own.
void ct_take_signal_actions(void);
void ct_unblock_signals(bool is_hung_up);
const sigset_t *ct_original_mask(void);
// Forgets the stops and interrupts that came while another program had the terminal.
void ct_forget_job_signals(void);

// crash.c
int ct_guard_open(const char *log, const char *notice);
void ct_guard_close(void);
// Whether the screen is ours, with the bytes and settings that give it back.
void ct_guard_arm(const struct termios *settings, const char *bytes, size_t count);
void ct_guard_disarm(void);

#endif
