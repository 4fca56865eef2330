// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/words.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <vector>

// Outside of every namespace: the macro names a function of the resource's object file, which the linker
// would else leave out of a static library.
static void usePages()
{
    Q_INIT_RESOURCE(pages);
}

namespace octroi::authority {

QByteArray pageResource(const QString &name)
{
    usePages();
    QFile file(QStringLiteral(":/octroid/pages/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Words::Words(const QString &language) : m_language(language)
{
    const QJsonObject object = QJsonDocument::fromJson(pageResource(QStringLiteral("words.%1.json").arg(language))).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        m_texts.insert(it.key(), it.value().toString());
}

const QStringList &Words::languages()
{
    static const QStringList all{QStringLiteral("en"), QStringLiteral("fr")};
    return all;
}

const Words &Words::in(const QString &language)
{
    static const Words english(QStringLiteral("en")), french(QStringLiteral("fr"));
    return language == QLatin1String("fr") ? french : english;
}

QString Words::choose(const QString &preferred, QByteArrayView acceptLanguage)
{
    const auto known = [](const QString &tag) {
        const QString primary = tag.section(QLatin1Char('-'), 0, 0).trimmed().toLower();
        return languages().contains(primary) ? primary : QString();
    };
    for (const QString &tag : preferred.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (const QString found = known(tag); !found.isEmpty())
            return found;
    }
    std::vector<std::pair<double, QString>> wanted;
    for (const QString &part : QString::fromLatin1(acceptLanguage.first(qMin<qsizetype>(acceptLanguage.size(), 500))).split(QLatin1Char(','))) {
        const QString weight = part.section(QStringLiteral("q="), 1).trimmed();
        bool ok = true;
        const double quality = weight.isEmpty() ? 1.0 : weight.toDouble(&ok);
        const QString language = known(part.section(QLatin1Char(';'), 0, 0));
        if (ok && quality > 0 && !language.isEmpty())
            wanted.emplace_back(quality, language);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    return wanted.empty() ? QStringLiteral("en") : wanted.front().second;
}

} // namespace octroi::authority
