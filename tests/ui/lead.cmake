# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(translations SOURCES tst_translations.cpp LIBS Qt6::Core)
target_compile_definitions(tst_translations PRIVATE OCTROI_LUPDATE="${lupdate_path}")
