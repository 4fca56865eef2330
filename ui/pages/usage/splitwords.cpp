// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/splitwords.h"

namespace octroi::pages {

namespace {

struct Dimension
{
    const char *id;
    const char *name;
};
constexpr Dimension kDimensions[] = {{"partner", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Partner")},
                                     {"application", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Application")},
                                     {"key", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Credential")},
                                     {"api", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "API")},
                                     {"endpoint", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Endpoint")},
                                     {"scope", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Scope")},
                                     {"refusal", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Refusal")},
                                     {"status_class", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Status class")},
                                     {"environment", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Environment")},
                                     {"tag", QT_TRANSLATE_NOOP("octroi::pages::SplitWords", "Tag")}};

} // namespace

QStringList SplitWords::dimensions()
{
    QStringList list;
    for (const Dimension &one : kDimensions)
        list.append(QString::fromLatin1(one.id));
    return list;
}

QString SplitWords::name(const QString &dimension)
{
    for (const Dimension &one : kDimensions) {
        if (dimension == QLatin1String(one.id))
            return tr(one.name);
    }
    return dimension;
}

} // namespace octroi::pages
