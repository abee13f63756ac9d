// Written by `make packs`; do not edit.
#include "cresources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "Compiled/compulsory-matters.json"
};
static const unsigned char file_1[] = {
#embed "Compiled/construction.json"
};
static const unsigned char file_2[] = {
#embed "Compiled/fire.json"
};
static const unsigned char file_3[] = {
#embed "Compiled/gas.json"
};
static const unsigned char file_4[] = {
#embed "Compiled/hazardous-chemicals.json"
};
static const unsigned char file_5[] = {
#embed "Compiled/index.json"
};
static const unsigned char file_6[] = {
#embed "Compiled/non-coal-mines.json"
};
static const unsigned char file_7[] = {
#embed "Packs/compulsory-matters.yaml"
};
static const unsigned char file_8[] = {
#embed "Packs/construction.yaml"
};
static const unsigned char file_9[] = {
#embed "Packs/fire.yaml"
};
static const unsigned char file_10[] = {
#embed "Packs/gas.yaml"
};
static const unsigned char file_11[] = {
#embed "Packs/hazardous-chemicals.yaml"
};
static const unsigned char file_12[] = {
#embed "Packs/non-coal-mines.yaml"
};
static const unsigned char file_13[] = {
#embed "Seeds/checkpoints.yaml"
};
static const unsigned char file_14[] = {
#embed "Strings/en.strings"
};
static const unsigned char file_15[] = {
#embed "Strings/zh.strings"
};

static const cres_file files[] = {
    {"Compiled/compulsory-matters.json", file_0, sizeof file_0},
    {"Compiled/construction.json", file_1, sizeof file_1},
    {"Compiled/fire.json", file_2, sizeof file_2},
    {"Compiled/gas.json", file_3, sizeof file_3},
    {"Compiled/hazardous-chemicals.json", file_4, sizeof file_4},
    {"Compiled/index.json", file_5, sizeof file_5},
    {"Compiled/non-coal-mines.json", file_6, sizeof file_6},
    {"Packs/compulsory-matters.yaml", file_7, sizeof file_7},
    {"Packs/construction.yaml", file_8, sizeof file_8},
    {"Packs/fire.yaml", file_9, sizeof file_9},
    {"Packs/gas.yaml", file_10, sizeof file_10},
    {"Packs/hazardous-chemicals.yaml", file_11, sizeof file_11},
    {"Packs/non-coal-mines.yaml", file_12, sizeof file_12},
    {"Seeds/checkpoints.yaml", file_13, sizeof file_13},
    {"Strings/en.strings", file_14, sizeof file_14},
    {"Strings/zh.strings", file_15, sizeof file_15},
};

const cres_file *cres_all(size_t *count) {
    *count = sizeof files / sizeof *files;
    return files;
}
