// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/template.h"

namespace octroi::authority {

namespace {

bool isThere(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return false;
    switch (value.typeId()) {
    case QMetaType::Bool: return value.toBool();
    case QMetaType::QVariantList: return !value.toList().isEmpty();
    default: return !value.toString().isEmpty();
    }
}

/// Words with their `{name}` filled in.
QString said(const QString &key, const QVariantMap &values, const Words &words)
{
    const QString text = escapedHtml(words.text(key));
    QString out;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            return out + text.mid(at);
        out += text.mid(at, open - at) + escapedHtml(values.value(text.mid(open + 1, close - open - 1)).toString());
        at = close + 1;
    }
}

struct Filler
{
    const Words &words;

    QString section(const QString &inner, const QVariant &value, const QVariantMap &values) const
    {
        if (value.typeId() != QMetaType::QVariantList)
            return isThere(value) ? fill(inner, values) : QString();
        QString out;
        for (const QVariant &item : value.toList()) {
            QVariantMap own = values;
            own.insert(item.toMap());
            out += fill(inner, own);
        }
        return out;
    }
    /// Where the section that begins at `from` ends: the position of its {{/name}}.
    static qsizetype endOf(const QString &text, const QString &name, qsizetype from)
    {
        return text.indexOf(QStringLiteral("{{/%1}}").arg(name), from);
    }
    QString fill(const QString &text, const QVariantMap &values) const
    {
        QString out;
        qsizetype at = 0;
        for (;;) {
            const qsizetype open = text.indexOf(QLatin1String("{{"), at);
            if (open < 0)
                return out + text.mid(at);
            out += text.mid(at, open - at);
            const bool raw = text.mid(open, 3) == QLatin1String("{{{");
            const QString ending = raw ? QStringLiteral("}}}") : QStringLiteral("}}");
            const qsizetype close = text.indexOf(ending, open);
            if (close < 0)
                return out;
            const QString tag = text.mid(open + ending.size(), close - open - ending.size());
            at = close + ending.size();
            if (raw) {
                out += values.value(tag).toString();
            } else if (tag.startsWith(QLatin1String("t:"))) {
                out += said(tag.mid(2), values, words);
            } else if (tag.startsWith(QLatin1Char('#')) || tag.startsWith(QLatin1Char('^'))) {
                const QString name = tag.mid(1);
                const qsizetype end = endOf(text, name, at);
                if (end < 0)
                    return out;
                const QString inner = text.mid(at, end - at);
                const QVariant value = values.value(name);
                if (tag.startsWith(QLatin1Char('#')))
                    out += section(inner, value, values);
                else if (!isThere(value))
                    out += fill(inner, values);
                at = end + name.size() + 5;
            } else {
                out += escapedHtml(values.value(tag).toString());
            }
        }
    }
};

} // namespace

QString escapedHtml(const QString &text)
{
    QString out = text.toHtmlEscaped();
    return out.replace(QLatin1Char('\''), QLatin1String("&#39;"));
}

QString fillTemplate(const QString &text, const QVariantMap &values, const Words &words)
{
    return Filler{words}.fill(text, values);
}

} // namespace octroi::authority
