// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace octroi::test {

/// An empty folder that goes away with the object.
class DataFolder
{
public:
    DataFolder();
    QString path() const { return m_folder.path(); }
    /// The full path of a file in it.
    QString file(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a file; fails the test when it cannot.
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;
    /// Overwrites `bytes.size()` bytes from `offset` on, in place.
    void patch(const QString &name, qint64 offset, const QByteArray &bytes) const;

private:
    QTemporaryDir m_folder;
};

} // namespace octroi::test
