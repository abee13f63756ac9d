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
#embed "Compiled/civil-aviation.json"
};
static const unsigned char file_3[] = {
#embed "Compiled/civil-explosives.json"
};
static const unsigned char file_4[] = {
#embed "Compiled/coal-mines.json"
};
static const unsigned char file_5[] = {
#embed "Compiled/commerce-warehousing.json"
};
static const unsigned char file_6[] = {
#embed "Compiled/compulsory-matters.json"
};
static const unsigned char file_7[] = {
#embed "Compiled/construction.json"
};
static const unsigned char file_8[] = {
#embed "Compiled/contracting-leasing.json"
};
static const unsigned char file_9[] = {
#embed "Compiled/department-level.json"
};
static const unsigned char file_10[] = {
#embed "Compiled/electric-power.json"
};
static const unsigned char file_11[] = {
#embed "Compiled/emergency-drills.json"
};
static const unsigned char file_12[] = {
#embed "Compiled/enterprise-self-check.json"
};
static const unsigned char file_13[] = {
#embed "Compiled/fire.json"
};
static const unsigned char file_14[] = {
#embed "Compiled/fireworks.json"
};
static const unsigned char file_15[] = {
#embed "Compiled/gas.json"
};
static const unsigned char file_16[] = {
#embed "Compiled/government-level.json"
};
static const unsigned char file_17[] = {
#embed "Compiled/hazardous-chemicals.json"
};
static const unsigned char file_18[] = {
#embed "Compiled/hospitals.json"
};
static const unsigned char file_19[] = {
#embed "Compiled/index.json"
};
static const unsigned char file_20[] = {
#embed "Compiled/industry-trade.json"
};
static const unsigned char file_21[] = {
#embed "Compiled/laboratories.json"
};
static const unsigned char file_22[] = {
#embed "Compiled/look-back.json"
};
static const unsigned char file_23[] = {
#embed "Compiled/non-coal-mines.json"
};
static const unsigned char file_24[] = {
#embed "Compiled/occupational-health.json"
};
static const unsigned char file_25[] = {
#embed "Compiled/oil-gas-pipelines.json"
};
static const unsigned char file_26[] = {
#embed "Compiled/post-parcel.json"
};
static const unsigned char file_27[] = {
#embed "Compiled/railways.json"
};
static const unsigned char file_28[] = {
#embed "Compiled/road-transport.json"
};
static const unsigned char file_29[] = {
#embed "Compiled/schools.json"
};
static const unsigned char file_30[] = {
#embed "Compiled/self-built-houses.json"
};
static const unsigned char file_31[] = {
#embed "Compiled/special-equipment.json"
};
static const unsigned char file_32[] = {
#embed "Compiled/special-operations.json"
};
static const unsigned char file_33[] = {
#embed "Compiled/technical-services.json"
};
static const unsigned char file_34[] = {
#embed "Compiled/tourism.json"
};
static const unsigned char file_35[] = {
#embed "Compiled/water-conservancy.json"
};
static const unsigned char file_36[] = {
#embed "Compiled/water-transport.json"
};
static const unsigned char file_37[] = {
#embed "Packs/agriculture.yaml"
};
static const unsigned char file_38[] = {
#embed "Packs/city-operation.yaml"
};
static const unsigned char file_39[] = {
#embed "Packs/civil-aviation.yaml"
};
static const unsigned char file_40[] = {
#embed "Packs/civil-explosives.yaml"
};
static const unsigned char file_41[] = {
#embed "Packs/coal-mines.yaml"
};
static const unsigned char file_42[] = {
#embed "Packs/commerce-warehousing.yaml"
};
static const unsigned char file_43[] = {
#embed "Packs/compulsory-matters.yaml"
};
static const unsigned char file_44[] = {
#embed "Packs/construction.yaml"
};
static const unsigned char file_45[] = {
#embed "Packs/contracting-leasing.yaml"
};
static const unsigned char file_46[] = {
#embed "Packs/department-level.yaml"
};
static const unsigned char file_47[] = {
#embed "Packs/electric-power.yaml"
};
static const unsigned char file_48[] = {
#embed "Packs/emergency-drills.yaml"
};
static const unsigned char file_49[] = {
#embed "Packs/enterprise-self-check.yaml"
};
static const unsigned char file_50[] = {
#embed "Packs/fire.yaml"
};
static const unsigned char file_51[] = {
#embed "Packs/fireworks.yaml"
};
static const unsigned char file_52[] = {
#embed "Packs/gas.yaml"
};
static const unsigned char file_53[] = {
#embed "Packs/government-level.yaml"
};
static const unsigned char file_54[] = {
#embed "Packs/hazardous-chemicals.yaml"
};
static const unsigned char file_55[] = {
#embed "Packs/hospitals.yaml"
};
static const unsigned char file_56[] = {
#embed "Packs/industry-trade.yaml"
};
static const unsigned char file_57[] = {
#embed "Packs/laboratories.yaml"
};
static const unsigned char file_58[] = {
#embed "Packs/look-back.yaml"
};
static const unsigned char file_59[] = {
#embed "Packs/non-coal-mines.yaml"
};
static const unsigned char file_60[] = {
#embed "Packs/occupational-health.yaml"
};
static const unsigned char file_61[] = {
#embed "Packs/oil-gas-pipelines.yaml"
};
static const unsigned char file_62[] = {
#embed "Packs/post-parcel.yaml"
};
static const unsigned char file_63[] = {
#embed "Packs/railways.yaml"
};
static const unsigned char file_64[] = {
#embed "Packs/road-transport.yaml"
};
static const unsigned char file_65[] = {
#embed "Packs/schools.yaml"
};
static const unsigned char file_66[] = {
#embed "Packs/self-built-houses.yaml"
};
static const unsigned char file_67[] = {
#embed "Packs/special-equipment.yaml"
};
static const unsigned char file_68[] = {
#embed "Packs/special-operations.yaml"
};
static const unsigned char file_69[] = {
#embed "Packs/technical-services.yaml"
};
static const unsigned char file_70[] = {
#embed "Packs/tourism.yaml"
};
static const unsigned char file_71[] = {
#embed "Packs/water-conservancy.yaml"
};
static const unsigned char file_72[] = {
#embed "Packs/water-transport.yaml"
};
static const unsigned char file_73[] = {
#embed "Samples/blocked-exit.png"
};
static const unsigned char file_74[] = {
#embed "Samples/construction.yaml"
};
static const unsigned char file_75[] = {
#embed "Samples/cylinders.png"
};
static const unsigned char file_76[] = {
#embed "Samples/dust.png"
};
static const unsigned char file_77[] = {
#embed "Samples/electric-box.png"
};
static const unsigned char file_78[] = {
#embed "Samples/extinguisher.png"
};
static const unsigned char file_79[] = {
#embed "Samples/fire.yaml"
};
static const unsigned char file_80[] = {
#embed "Samples/gas.yaml"
};
static const unsigned char file_81[] = {
#embed "Samples/hazardous-chemicals.yaml"
};
static const unsigned char file_82[] = {
#embed "Samples/hose.png"
};
static const unsigned char file_83[] = {
#embed "Samples/industry-trade.yaml"
};
static const unsigned char file_84[] = {
#embed "Samples/mine-roof.png"
};
static const unsigned char file_85[] = {
#embed "Samples/non-coal-mines.yaml"
};
static const unsigned char file_86[] = {
#embed "Samples/pit-edge.png"
};
static const unsigned char file_87[] = {
#embed "Samples/scaffold-edge.png"
};
static const unsigned char file_88[] = {
#embed "Samples/tank-dike.png"
};
static const unsigned char file_89[] = {
#embed "Seeds/checkpoints.yaml"
};
static const unsigned char file_90[] = {
#embed "Strings/en.strings"
};
static const unsigned char file_91[] = {
#embed "Strings/zh.strings"
};

static const cres_file files[] = {
    {"Compiled/agriculture.json", file_0, sizeof file_0},
    {"Compiled/city-operation.json", file_1, sizeof file_1},
    {"Compiled/civil-aviation.json", file_2, sizeof file_2},
    {"Compiled/civil-explosives.json", file_3, sizeof file_3},
    {"Compiled/coal-mines.json", file_4, sizeof file_4},
    {"Compiled/commerce-warehousing.json", file_5, sizeof file_5},
    {"Compiled/compulsory-matters.json", file_6, sizeof file_6},
    {"Compiled/construction.json", file_7, sizeof file_7},
    {"Compiled/contracting-leasing.json", file_8, sizeof file_8},
    {"Compiled/department-level.json", file_9, sizeof file_9},
    {"Compiled/electric-power.json", file_10, sizeof file_10},
    {"Compiled/emergency-drills.json", file_11, sizeof file_11},
    {"Compiled/enterprise-self-check.json", file_12, sizeof file_12},
    {"Compiled/fire.json", file_13, sizeof file_13},
    {"Compiled/fireworks.json", file_14, sizeof file_14},
    {"Compiled/gas.json", file_15, sizeof file_15},
    {"Compiled/government-level.json", file_16, sizeof file_16},
    {"Compiled/hazardous-chemicals.json", file_17, sizeof file_17},
    {"Compiled/hospitals.json", file_18, sizeof file_18},
    {"Compiled/index.json", file_19, sizeof file_19},
    {"Compiled/industry-trade.json", file_20, sizeof file_20},
    {"Compiled/laboratories.json", file_21, sizeof file_21},
    {"Compiled/look-back.json", file_22, sizeof file_22},
    {"Compiled/non-coal-mines.json", file_23, sizeof file_23},
    {"Compiled/occupational-health.json", file_24, sizeof file_24},
    {"Compiled/oil-gas-pipelines.json", file_25, sizeof file_25},
    {"Compiled/post-parcel.json", file_26, sizeof file_26},
    {"Compiled/railways.json", file_27, sizeof file_27},
    {"Compiled/road-transport.json", file_28, sizeof file_28},
    {"Compiled/schools.json", file_29, sizeof file_29},
    {"Compiled/self-built-houses.json", file_30, sizeof file_30},
    {"Compiled/special-equipment.json", file_31, sizeof file_31},
    {"Compiled/special-operations.json", file_32, sizeof file_32},
    {"Compiled/technical-services.json", file_33, sizeof file_33},
    {"Compiled/tourism.json", file_34, sizeof file_34},
    {"Compiled/water-conservancy.json", file_35, sizeof file_35},
    {"Compiled/water-transport.json", file_36, sizeof file_36},
    {"Packs/agriculture.yaml", file_37, sizeof file_37},
    {"Packs/city-operation.yaml", file_38, sizeof file_38},
    {"Packs/civil-aviation.yaml", file_39, sizeof file_39},
    {"Packs/civil-explosives.yaml", file_40, sizeof file_40},
    {"Packs/coal-mines.yaml", file_41, sizeof file_41},
    {"Packs/commerce-warehousing.yaml", file_42, sizeof file_42},
    {"Packs/compulsory-matters.yaml", file_43, sizeof file_43},
    {"Packs/construction.yaml", file_44, sizeof file_44},
    {"Packs/contracting-leasing.yaml", file_45, sizeof file_45},
    {"Packs/department-level.yaml", file_46, sizeof file_46},
    {"Packs/electric-power.yaml", file_47, sizeof file_47},
    {"Packs/emergency-drills.yaml", file_48, sizeof file_48},
    {"Packs/enterprise-self-check.yaml", file_49, sizeof file_49},
    {"Packs/fire.yaml", file_50, sizeof file_50},
    {"Packs/fireworks.yaml", file_51, sizeof file_51},
    {"Packs/gas.yaml", file_52, sizeof file_52},
    {"Packs/government-level.yaml", file_53, sizeof file_53},
    {"Packs/hazardous-chemicals.yaml", file_54, sizeof file_54},
    {"Packs/hospitals.yaml", file_55, sizeof file_55},
    {"Packs/industry-trade.yaml", file_56, sizeof file_56},
    {"Packs/laboratories.yaml", file_57, sizeof file_57},
    {"Packs/look-back.yaml", file_58, sizeof file_58},
    {"Packs/non-coal-mines.yaml", file_59, sizeof file_59},
    {"Packs/occupational-health.yaml", file_60, sizeof file_60},
    {"Packs/oil-gas-pipelines.yaml", file_61, sizeof file_61},
    {"Packs/post-parcel.yaml", file_62, sizeof file_62},
    {"Packs/railways.yaml", file_63, sizeof file_63},
    {"Packs/road-transport.yaml", file_64, sizeof file_64},
    {"Packs/schools.yaml", file_65, sizeof file_65},
    {"Packs/self-built-houses.yaml", file_66, sizeof file_66},
    {"Packs/special-equipment.yaml", file_67, sizeof file_67},
    {"Packs/special-operations.yaml", file_68, sizeof file_68},
    {"Packs/technical-services.yaml", file_69, sizeof file_69},
    {"Packs/tourism.yaml", file_70, sizeof file_70},
    {"Packs/water-conservancy.yaml", file_71, sizeof file_71},
    {"Packs/water-transport.yaml", file_72, sizeof file_72},
    {"Samples/blocked-exit.png", file_73, sizeof file_73},
    {"Samples/construction.yaml", file_74, sizeof file_74},
    {"Samples/cylinders.png", file_75, sizeof file_75},
    {"Samples/dust.png", file_76, sizeof file_76},
    {"Samples/electric-box.png", file_77, sizeof file_77},
    {"Samples/extinguisher.png", file_78, sizeof file_78},
    {"Samples/fire.yaml", file_79, sizeof file_79},
    {"Samples/gas.yaml", file_80, sizeof file_80},
    {"Samples/hazardous-chemicals.yaml", file_81, sizeof file_81},
    {"Samples/hose.png", file_82, sizeof file_82},
    {"Samples/industry-trade.yaml", file_83, sizeof file_83},
    {"Samples/mine-roof.png", file_84, sizeof file_84},
    {"Samples/non-coal-mines.yaml", file_85, sizeof file_85},
    {"Samples/pit-edge.png", file_86, sizeof file_86},
    {"Samples/scaffold-edge.png", file_87, sizeof file_87},
    {"Samples/tank-dike.png", file_88, sizeof file_88},
    {"Seeds/checkpoints.yaml", file_89, sizeof file_89},
    {"Strings/en.strings", file_90, sizeof file_90},
    {"Strings/zh.strings", file_91, sizeof file_91},
};

const cres_file *cres_all(size_t *count) {
    *count = sizeof files / sizeof *files;
    return files;
}
