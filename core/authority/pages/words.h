// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <QHash>
#include <QString>
#include <QStringList>

namespace octroi::authority {

/// The words of the pages in one language: resources/octroid/pages/words.<language>.json.
class Words
{
public:
    static const QStringList &languages(); ///< "en", "fr"
    static const Words &in(const QString &language);
    /// The first wanted language that there is, else English. `preferred` are language tags separated by
    /// spaces (ui_locales of OpenID Connect, an account's locale), `acceptLanguage` is RFC 9110 section 12.5.4.
    static QString choose(const QString &preferred, QByteArrayView acceptLanguage);

    QString text(const QString &key) const { return m_texts.value(key); }
    QStringList keys() const { return m_texts.keys(); }
    const QString &language() const { return m_language; }

private:
    explicit Words(const QString &language);

    QString m_language;
    QHash<QString, QString> m_texts;
};

/// A file of resources/octroid/pages; empty when there is none.
QByteArray pageResource(const QString &name);

} // namespace octroi::authority
