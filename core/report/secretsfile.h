// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "base/secret.h"

#include <QFile>
#include <QStringList>

namespace octroi::report {

/// A new CSV file that only its owner reads, for secrets that are shown this once. Each row is on the disk
/// before the next is asked for.
class SecretsFile
{
public:
    /// Error: Exists for a file that is there; Storage.
    Result<void> open(const QString &path, const QStringList &header);
    bool isOpen() const { return m_file.isOpen(); }
    Result<void> row(const QStringList &cells, const Secret &secret); ///< the secret is the last cell
    Result<void> flush();
    int rows() const { return m_rows; }
    QString path() const { return m_file.fileName(); }
    /// Away with it when nothing came into it.
    void close();

private:
    Error failed() const;

    QFile m_file;
    int m_rows = 0;
};

} // namespace octroi::report
