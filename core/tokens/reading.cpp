// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/reading.h"

#include "crypto/jose/base64url.h"

#include <QJsonDocument>

namespace octroi::tokens {

namespace {

/// Breaks JSON into lines, character by character, so that nothing is put into another order.
class Breaker
{
public:
    Breaker(QByteArrayView json, int most, int longest) : m_json(json), m_most(most), m_longest(longest) {}

    QList<JsonLine> lines()
    {
        for (qsizetype i = 0; i < m_json.size() && m_lines.size() < m_most; ++i)
            take(m_json[i]);
        end();
        if (m_lines.size() >= m_most)
            m_lines.append({0, QStringLiteral("…"), {}});
        return m_lines;
    }

private:
    void take(char c)
    {
        if (m_inText) {
            m_line += c;
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                closeText();
            return;
        }
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
        case '\n': return;
        case '"':
            m_inText = true;
            m_textFrom = m_line.size();
            m_line += c;
            return;
        case '{':
        case '[':
            m_line += c;
            end();
            ++m_depth;
            return;
        case '}':
        case ']':
            end();
            m_depth = std::max(0, m_depth - 1);
            m_line += c;
            return;
        case ',':
            m_line += c;
            end();
            return;
        case ':': m_line += ": "; return;
        default: m_line += c;
        }
    }
    void closeText()
    {
        m_inText = false;
        // The first text of a line at the top is the name of the member.
        if (m_depth == 1 && m_textFrom == 0)
            m_member = QString::fromUtf8(m_line.mid(1, m_line.size() - 2));
    }
    void end()
    {
        if (m_line.isEmpty())
            return;
        QString text = QString::fromUtf8(m_line);
        if (text.size() > m_longest)
            text = text.left(m_longest) + QStringLiteral("…");
        m_lines.append({m_depth, text, m_depth == 0 ? QString() : m_member});
        m_line.clear();
    }

    const QByteArrayView m_json;
    const int m_most, m_longest;
    QList<JsonLine> m_lines;
    QByteArray m_line;
    QString m_member;
    qsizetype m_textFrom = 0;
    int m_depth = 0;
    bool m_inText = false, m_escaped = false;
};

} // namespace

Reading read(QByteArrayView jwt)
{
    Reading out;
    const qsizetype first = jwt.indexOf('.'), last = jwt.lastIndexOf('.');
    if (first < 0 || last <= first)
        return out;
    out.headerLength = first;
    out.payloadLength = last - first - 1;
    out.signatureLength = jwt.size() - last - 1;
    out.header = crypto::fromBase64Url(jwt.first(first)).value_or(QByteArray());
    out.payload = crypto::fromBase64Url(jwt.sliced(first + 1, out.payloadLength)).value_or(QByteArray());
    const QJsonDocument header = QJsonDocument::fromJson(out.header), claims = QJsonDocument::fromJson(out.payload);
    out.headerReadable = header.isObject();
    out.claimsReadable = claims.isObject();
    out.headerObject = header.object();
    out.claims = claims.object();
    return out;
}

QList<JsonLine> jsonLines(QByteArrayView json, int most, int longest)
{
    if (!QJsonDocument::fromJson(json.toByteArray()).isObject())
        return {{0, QString::fromUtf8(json.first(std::min<qsizetype>(json.size(), longest))), {}}};
    return Breaker(json, most, longest).lines();
}

} // namespace octroi::tokens
