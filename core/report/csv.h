// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QStringList>

namespace octroi::report {

/// Comma-separated values by RFC 4180, in UTF-8, that a spreadsheet never runs as a formula.
class CsvWriter
{
public:
    /// A byte order mark makes some spreadsheets read UTF-8.
    explicit CsvWriter(bool byteOrderMark = false);
    void row(const QStringList &cells);
    const QByteArray &bytes() const { return m_bytes; }

    /// Quoted where needed. Text that begins with =, +, -, @, tab or carriage return gets a ' in front,
    /// unless it is a plain number.
    static QByteArray cell(const QString &text);

private:
    QByteArray m_bytes;
};

} // namespace octroi::report
