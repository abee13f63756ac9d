// Written by `make packs`; do not edit.
#include "cresources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "Compiled/agriculture.json"
};
static const unsigned char file_1[] = {
#embed "Compiled/city-operation.json"
};
static const unsigned char file_2[] = {
#embed "Compiled/civil-explosives.json"
};
static const unsigned char file_3[] = {
#embed "Compiled/commerce-warehousing.json"
};
static const unsigned char file_4[] = {
#embed "Compiled/compulsory-matters.json"
};
static const unsigned char file_5[] = {
#embed "Compiled/construction.json"
};
static const unsigned char file_6[] = {
#embed "Compiled/contracting-leasing.json"
};
static const unsigned char file_7[] = {
#embed "Compiled/department-level.json"
};
static const unsigned char file_8[] = {
#embed "Compiled/electric-power.json"
};
static const unsigned char file_9[] = {
#embed "Compiled/emergency-drills.json"
};
static const unsigned char file_10[] = {
#embed "Compiled/enterprise-self-check.json"
};
static const unsigned char file_11[] = {
#embed "Compiled/fire.json"
};
static const unsigned char file_12[] = {
#embed "Compiled/gas.json"
};
static const unsigned char file_13[] = {
#embed "Compiled/government-level.json"
};
static const unsigned char file_14[] = {
#embed "Compiled/hazardous-chemicals.json"
};
static const unsigned char file_15[] = {
#embed "Compiled/hospitals.json"
};
static const unsigned char file_16[] = {
#embed "Compiled/index.json"
};
static const unsigned char file_17[] = {
#embed "Compiled/industry-trade.json"
};
static const unsigned char file_18[] = {
#embed "Compiled/laboratories.json"
};
static const unsigned char file_19[] = {
#embed "Compiled/look-back.json"
};
static const unsigned char file_20[] = {
#embed "Compiled/non-coal-mines.json"
};
static const unsigned char file_21[] = {
#embed "Compiled/occupational-health.json"
};
static const unsigned char file_22[] = {
#embed "Compiled/schools.json"
};
static const unsigned char file_23[] = {
#embed "Compiled/self-built-houses.json"
};
static const unsigned char file_24[] = {
#embed "Compiled/special-equipment.json"
};
static const unsigned char file_25[] = {
#embed "Compiled/special-operations.json"
};
static const unsigned char file_26[] = {
#embed "Compiled/technical-services.json"
};
static const unsigned char file_27[] = {
#embed "Compiled/water-conservancy.json"
};
static const unsigned char file_28[] = {
#embed "Packs/agriculture.yaml"
};
static const unsigned char file_29[] = {
#embed "Packs/city-operation.yaml"
};
static const unsigned char file_30[] = {
#embed "Packs/civil-explosives.yaml"
};
static const unsigned char file_31[] = {
#embed "Packs/commerce-warehousing.yaml"
};
static const unsigned char file_32[] = {
#embed "Packs/compulsory-matters.yaml"
};
static const unsigned char file_33[] = {
#embed "Packs/construction.yaml"
};
static const unsigned char file_34[] = {
#embed "Packs/contracting-leasing.yaml"
};
static const unsigned char file_35[] = {
#embed "Packs/department-level.yaml"
};
static const unsigned char file_36[] = {
#embed "Packs/electric-power.yaml"
};
static const unsigned char file_37[] = {
#embed "Packs/emergency-drills.yaml"
};
static const unsigned char file_38[] = {
#embed "Packs/enterprise-self-check.yaml"
};
static const unsigned char file_39[] = {
#embed "Packs/fire.yaml"
};
static const unsigned char file_40[] = {
#embed "Packs/gas.yaml"
};
static const unsigned char file_41[] = {
#embed "Packs/government-level.yaml"
};
static const unsigned char file_42[] = {
#embed "Packs/hazardous-chemicals.yaml"
};
static const unsigned char file_43[] = {
#embed "Packs/hospitals.yaml"
};
static const unsigned char file_44[] = {
#embed "Packs/industry-trade.yaml"
};
static const unsigned char file_45[] = {
#embed "Packs/laboratories.yaml"
};
static const unsigned char file_46[] = {
#embed "Packs/look-back.yaml"
};
static const unsigned char file_47[] = {
#embed "Packs/non-coal-mines.yaml"
};
static const unsigned char file_48[] = {
#embed "Packs/occupational-health.yaml"
};
static const unsigned char file_49[] = {
#embed "Packs/schools.yaml"
};
static const unsigned char file_50[] = {
#embed "Packs/self-built-houses.yaml"
};
static const unsigned char file_51[] = {
#embed "Packs/special-equipment.yaml"
};
static const unsigned char file_52[] = {
#embed "Packs/special-operations.yaml"
};
static const unsigned char file_53[] = {
#embed "Packs/technical-services.yaml"
};
static const unsigned char file_54[] = {
#embed "Packs/water-conservancy.yaml"
};
static const unsigned char file_55[] = {
#embed "Seeds/checkpoints.yaml"
};
static const unsigned char file_56[] = {
#embed "Strings/en.strings"
};
static const unsigned char file_57[] = {
#embed "Strings/zh.strings"
};

static const cres_file files[] = {
    {"Compiled/agriculture.json", file_0, sizeof file_0},
    {"Compiled/city-operation.json", file_1, sizeof file_1},
    {"Compiled/civil-explosives.json", file_2, sizeof file_2},
    {"Compiled/commerce-warehousing.json", file_3, sizeof file_3},
    {"Compiled/compulsory-matters.json", file_4, sizeof file_4},
    {"Compiled/construction.json", file_5, sizeof file_5},
    {"Compiled/contracting-leasing.json", file_6, sizeof file_6},
    {"Compiled/department-level.json", file_7, sizeof file_7},
    {"Compiled/electric-power.json", file_8, sizeof file_8},
    {"Compiled/emergency-drills.json", file_9, sizeof file_9},
    {"Compiled/enterprise-self-check.json", file_10, sizeof file_10},
    {"Compiled/fire.json", file_11, sizeof file_11},
    {"Compiled/gas.json", file_12, sizeof file_12},
    {"Compiled/government-level.json", file_13, sizeof file_13},
    {"Compiled/hazardous-chemicals.json", file_14, sizeof file_14},
    {"Compiled/hospitals.json", file_15, sizeof file_15},
    {"Compiled/index.json", file_16, sizeof file_16},
    {"Compiled/industry-trade.json", file_17, sizeof file_17},
    {"Compiled/laboratories.json", file_18, sizeof file_18},
    {"Compiled/look-back.json", file_19, sizeof file_19},
    {"Compiled/non-coal-mines.json", file_20, sizeof file_20},
    {"Compiled/occupational-health.json", file_21, sizeof file_21},
    {"Compiled/schools.json", file_22, sizeof file_22},
    {"Compiled/self-built-houses.json", file_23, sizeof file_23},
    {"Compiled/special-equipment.json", file_24, sizeof file_24},
    {"Compiled/special-operations.json", file_25, sizeof file_25},
    {"Compiled/technical-services.json", file_26, sizeof file_26},
    {"Compiled/water-conservancy.json", file_27, sizeof file_27},
    {"Packs/agriculture.yaml", file_28, sizeof file_28},
    {"Packs/city-operation.yaml", file_29, sizeof file_29},
    {"Packs/civil-explosives.yaml", file_30, sizeof file_30},
    {"Packs/commerce-warehousing.yaml", file_31, sizeof file_31},
    {"Packs/compulsory-matters.yaml", file_32, sizeof file_32},
    {"Packs/construction.yaml", file_33, sizeof file_33},
    {"Packs/contracting-leasing.yaml", file_34, sizeof file_34},
    {"Packs/department-level.yaml", file_35, sizeof file_35},
    {"Packs/electric-power.yaml", file_36, sizeof file_36},
    {"Packs/emergency-drills.yaml", file_37, sizeof file_37},
    {"Packs/enterprise-self-check.yaml", file_38, sizeof file_38},
    {"Packs/fire.yaml", file_39, sizeof file_39},
    {"Packs/gas.yaml", file_40, sizeof file_40},
    {"Packs/government-level.yaml", file_41, sizeof file_41},
    {"Packs/hazardous-chemicals.yaml", file_42, sizeof file_42},
    {"Packs/hospitals.yaml", file_43, sizeof file_43},
    {"Packs/industry-trade.yaml", file_44, sizeof file_44},
    {"Packs/laboratories.yaml", file_45, sizeof file_45},
    {"Packs/look-back.yaml", file_46, sizeof file_46},
    {"Packs/non-coal-mines.yaml", file_47, sizeof file_47},
    {"Packs/occupational-health.yaml", file_48, sizeof file_48},
    {"Packs/schools.yaml", file_49, sizeof file_49},
    {"Packs/self-built-houses.yaml", file_50, sizeof file_50},
    {"Packs/special-equipment.yaml", file_51, sizeof file_51},
    {"Packs/special-operations.yaml", file_52, sizeof file_52},
    {"Packs/technical-services.yaml", file_53, sizeof file_53},
    {"Packs/water-conservancy.yaml", file_54, sizeof file_54},
    {"Seeds/checkpoints.yaml", file_55, sizeof file_55},
    {"Strings/en.strings", file_56, sizeof file_56},
    {"Strings/zh.strings", file_57, sizeof file_57},
};

const cres_file *cres_all(size_t *count) {
    *count = sizeof files / sizeof *files;
    return files;
}
