# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET octroid)
    octroi_test(delivered SOURCES tst_delivery.cpp controlled.h LIBS Qt6::Core LABELS e2e)
    add_dependencies(tst_delivered octroictl octroid)
    octroi_test(scan SOURCES tst_scan.cpp controlled.h LIBS Qt6::Core LABELS e2e)
    add_dependencies(tst_scan octroictl octroid)
endif()
