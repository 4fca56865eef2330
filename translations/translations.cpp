// SPDX-License-Identifier: GPL-3.0-or-later
// Carries the compiled catalogues (resource prefix /i18n).
