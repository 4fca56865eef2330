# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(password SOURCES tst_password.cpp LIBS Octroi::crypto)
octroi_test(totp SOURCES tst_totp.cpp LIBS Octroi::crypto)
octroi_test(passkey SOURCES tst_passkey.cpp softauthenticator.cpp softauthenticator.h LIBS Octroi::crypto OpenSSL::Crypto)
