# SPDX-License-Identifier: GPL-3.0-or-later
# octroid_0.1.0_<arch>.deb and octroi_0.1.0_<arch>.deb.
set(here ${CMAKE_CURRENT_SOURCE_DIR})

install(FILES ${here}/linux/octroid.service DESTINATION lib/systemd/system COMPONENT server)
# Not below the prefix: a package built with any prefix has its configuration in /etc.
set(OCTROI_CONF_DIR /etc CACHE PATH "Where configuration goes")
install(FILES ${here}/linux/octroid.toml DESTINATION ${OCTROI_CONF_DIR}/octroid COMPONENT server)
install(DIRECTORY ${here}/proxy DESTINATION ${CMAKE_INSTALL_DATADIR}/octroi COMPONENT server)
install(FILES ${here}/debian/octroid.README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/octroid RENAME README.md
    COMPONENT server)
install(FILES ${here}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/octroid COMPONENT server)
if(TARGET octroi)
    install(FILES ${here}/linux/octroi.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT console)
    install(FILES ${here}/linux/octroi.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
        RENAME example.octroi.octroi.metainfo.xml COMPONENT console)
    install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/octroi.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT console)
    install(FILES ${here}/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/octroi COMPONENT console)
endif()

set(CPACK_GENERATOR DEB)
# /etc lies outside the prefix; DESTDIR keeps it inside the package.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE "")

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME octroid)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "passwd")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "nginx")
set(CPACK_COMPONENT_SERVER_DESCRIPTION "octroid issues API keys, checks each call for the proxy that carries it, and
meters what every partner consumes. octroictl administers it from a shell.")

set(CPACK_DEBIAN_CONSOLE_PACKAGE_NAME octroi)
set(CPACK_DEBIAN_CONSOLE_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CONSOLE_PACKAGE_DEPENDS "octroid (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_CONSOLE_PACKAGE_RECOMMENDS "fonts-inter, fonts-noto-core, fonts-jetbrains-mono, qt6-wayland")
set(CPACK_COMPONENT_CONSOLE_DESCRIPTION "Octroi issues keys to partners and their applications, with scopes, an expiry
and limits, and shows live what each of them consumes.")

# CPack takes control files by their own names, one folder a package.
foreach(script postinst prerm postrm conffiles)
    configure_file(${here}/debian/octroid.${script} ${CMAKE_CURRENT_BINARY_DIR}/octroid/${script} COPYONLY)
    list(APPEND CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_BINARY_DIR}/octroid/${script})
endforeach()
