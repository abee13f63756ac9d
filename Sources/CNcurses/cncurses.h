// The wide-character interface of ncurses, for CTerminal alone: it defines everyday words as macros.
#ifndef ZHAODAN_CNCURSES_H
#define ZHAODAN_CNCURSES_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#define NCURSES_NOMACROS 1

#include <wchar.h>

#include <curses.h>
#include <term.h>

#undef lines
#undef columns
#undef tab
#undef bell

#endif
