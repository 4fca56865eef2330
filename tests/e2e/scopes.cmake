# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET octroid)
    octroi_test(cataloguecommand SOURCES tst_cataloguecommand.cpp controlled.h LIBS Qt6::Core LABELS e2e)
    add_dependencies(tst_cataloguecommand octroictl octroid)
endif()
