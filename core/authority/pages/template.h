// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/pages/words.h"

#include <QString>
#include <QVariantMap>

namespace octroi::authority {

/// Fills a page. `{{name}}` is a value, escaped; `{{{name}}}` one that is HTML already; `{{t:key}}` words in the
/// page's language, in which `{name}` is a value, escaped; `{{#name}}…{{/name}}` stands for each item of a list
/// (its members over the values around it), or once when the value is there and not false; `{{^name}}…{{/name}}`
/// when it is not. A name without
/// a value is empty.
QString fillTemplate(const QString &text, const QVariantMap &values, const Words &words);

QString escapedHtml(const QString &text);

} // namespace octroi::authority
