# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET Octroi::test_octroid)
    octroi_test(deliversheet SOURCES tst_deliversheet.cpp sheetfixture.h LIBS Octroi::test_octroid Octroi::dialogs LABELS ui e2e)
    add_dependencies(tst_deliversheet octroid)
    octroi_test(leaksheet SOURCES tst_leaksheet.cpp sheetfixture.h LIBS Octroi::test_octroid Octroi::dialogs LABELS ui e2e)
    add_dependencies(tst_leaksheet octroid)
    octroi_test(previewsheet SOURCES tst_previewsheet.cpp sheetfixture.h
        LIBS Octroi::test_octroid Octroi::dialogs Octroi::translations LABELS ui e2e)
    add_dependencies(tst_previewsheet octroid)
    octroi_test(accessreview SOURCES tst_accessreview.cpp sheetfixture.h
        LIBS Octroi::test_octroid Octroi::dialogs Octroi::page_keys LABELS ui e2e)
    add_dependencies(tst_accessreview octroid)
endif()
