// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "leak/findings.h"
#include "leak/keyscanner.h"
#include "leak/unpacking.h"

#include <QFileInfo>
#include <QIODevice>
#include <QRegularExpression>
#include <atomic>
#include <functional>

namespace octroi::leak {

/// Reads files and folders, and what is packed in them, one block in memory at a time. Links inside a folder are not followed and are
/// counted; devices and pipes in it are reported, not read. Blocks: for a thread of its own.
class FileScan
{
public:
    /// `tick` is called after each block and file.
    FileScan(Findings &findings, const std::atomic_bool &cancelled,
             std::function<void(const QString &path)> tick);

    /// Names of files and folders, or paths below what is scanned, that are left out: "*.min.js", "build",
    /// "vendor/*".
    void setExcluded(const QStringList &globs);
    /// The folder ".git" is left to the history.
    void setWithoutGit(bool without) { m_withoutGit = without; }

    void scanPath(const QString &path); ///< a file or a folder with all below it
    void scanDevice(QIODevice &device, const QString &name);
    void scanBytes(QByteArrayView bytes, const QString &name);
    /// What is packed in an object of a history.
    void scanObject(QIODevice &device, const QString &object);

private:
    void scanFile(const QString &path);
    void scanFrom(QIODevice &device, const QString &name);
    void skip(const QString &name, const char *reason, const QString &detail = {});
    void scanFolder(const QString &path);
    /// What one file is made of: `whole` is where it can be read again from its beginning, else null.
    void scanContent(const Unpacking::Read &read, QIODevice *whole, const QString &name, int depth);
    bool scanPacked(Unpacking &packed, const QString &name, int depth);
    void scanPlain(QByteArrayView head, const Unpacking::Read &read, const QString &name);
    bool isTooMuch() const;
    bool isExcluded(const QFileInfo &entry, const QString &root) const;
    void end();

    Findings &m_findings;
    const std::atomic_bool &m_cancelled;
    std::function<void(const QString &)> m_tick;
    QList<QRegularExpression> m_excluded;
    QString m_name;   ///< of what is read now; in an object of what is packed in it: "!/inner.txt"
    QString m_object; ///< of a history; "": files are read
    KeyScanner m_scanner;
    QByteArray m_block;
    qint64 m_packed = 0, m_unpacked = 0; ///< bytes of the file that is read now, and of what was in it
    bool m_stopped = false;              ///< more came out of it than can be meant
    bool m_withoutGit = false;
};

} // namespace octroi::leak
