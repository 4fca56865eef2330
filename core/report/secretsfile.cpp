// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/secretsfile.h"

#include "report/csv.h"

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace octroi::report {

Error SecretsFile::failed() const
{
    return Error{ErrorCode::Storage, m_file.fileName(), m_file.errorString(), {}, {}};
}

Result<void> SecretsFile::open(const QString &path, const QStringList &header)
{
    m_file.setFileName(path);
    if (m_file.exists())
        return Error{
            ErrorCode::Exists, path, QStringLiteral("is there already; secrets go into a new file"), {}, {}};
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return failed();
    CsvWriter csv;
    csv.row(header);
    if (m_file.write(csv.bytes()) != csv.bytes().size())
        return failed();
    return flush();
}

Result<void> SecretsFile::row(const QStringList &cells, const Secret &secret)
{
    CsvWriter csv;
    csv.row(cells);
    // No copy of the secret in a buffer that nobody wipes; it holds nothing that CSV would quote.
    const QByteArray front = csv.bytes().chopped(2) + ',';
    const QByteArray &text = secret.reveal();
    if (m_file.write(front) != front.size() || m_file.write(text) != text.size() || m_file.write("\r\n") != 2)
        return failed();
    ++m_rows;
    return {};
}

Result<void> SecretsFile::flush()
{
    if (!m_file.flush())
        return failed();
#ifdef Q_OS_UNIX
    if (::fsync(m_file.handle()) != 0)
        return failed();
#endif
    return {};
}

void SecretsFile::close()
{
    if (!m_file.isOpen())
        return;
    m_file.close();
    if (m_rows == 0)
        m_file.remove();
}

} // namespace octroi::report
