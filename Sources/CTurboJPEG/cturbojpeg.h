// libjpeg-turbo's plain interface, for zhaodan-preview alone.
#ifndef ZHAODAN_CTURBOJPEG_H
#define ZHAODAN_CTURBOJPEG_H

#include <turbojpeg.h>

#endif
