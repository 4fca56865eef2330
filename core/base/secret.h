// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>

namespace octroi {

/// Bytes that must not outlive their use: wiped when dropped, moved and never copied,
/// with no debug operator and no conversion that happens by itself.
class Secret
{
public:
    Secret() = default;
    /// Takes the bytes and wipes the caller's copy where it was the only one.
    explicit Secret(QByteArray &&bytes);
    static Secret fromString(const QString &text);

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    qsizetype size() const { return m_bytes.size(); }
    /// The bytes themselves, for the one place that needs them.
    const QByteArray &reveal() const { return m_bytes; }
    QString revealText() const { return QString::fromUtf8(m_bytes); }
    /// A second one with the same bytes; said aloud, so that it can be searched for.
    Secret duplicate() const;
    void wipe();

private:
    QByteArray m_bytes;
};

} // namespace octroi
