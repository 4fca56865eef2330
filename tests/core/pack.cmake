# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(demo SOURCES tst_demo.cpp LIBS Octroi::demo Octroi::crypto Octroi::usage Octroi::domain)

octroi_test(traffic SOURCES tst_traffic.cpp LIBS Octroi::demo Octroi::crypto)

octroi_test(house SOURCES tst_house.cpp LIBS Octroi::base)
get_target_property(octroi_qt_headers Qt6::Core INTERFACE_INCLUDE_DIRECTORIES)
list(FILTER octroi_qt_headers EXCLUDE REGEX "mkspecs|QtCore$|^\\$")
list(GET octroi_qt_headers 0 octroi_qt_headers)
target_compile_definitions(tst_house PRIVATE OCTROI_SOURCE="${PROJECT_SOURCE_DIR}"
    QT_HEADERS="${octroi_qt_headers}")
