# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(theme SOURCES tst_theme.cpp contrastpairs.h LIBS Octroi::theme LABELS ui)
octroi_test(widgets SOURCES tst_widgets.cpp LIBS Octroi::widgets LABELS ui)
octroi_test(shell SOURCES tst_shell.cpp quietbackend.h LIBS Octroi::shell Octroi::crypto Octroi::translations LABELS ui)

# Pictures of every control in both themes: octroi_gallery <folder>
add_executable(octroi_gallery gallery/main.cpp gallery/sheet.cpp gallery/sheet.h gallery/rowsmodel.cpp gallery/rowsmodel.h
    gallery/window.cpp gallery/window.h quietbackend.h)
target_link_libraries(octroi_gallery PRIVATE Octroi::flags Octroi::shell)
target_include_directories(octroi_gallery PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
set_target_properties(octroi_gallery PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
