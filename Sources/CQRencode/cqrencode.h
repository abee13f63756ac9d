// libqrencode, for QRCodes alone.
#ifndef ZHAODAN_CQRENCODE_H
#define ZHAODAN_CQRENCODE_H

#include <qrencode.h>

#endif
