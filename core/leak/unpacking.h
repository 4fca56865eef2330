// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QIODevice>
#include <QString>
#include <functional>
#include <memory>

namespace octroi::leak {

/// The files in something packed (zip, gzip, tar, 7-Zip, bzip2, xz, zstd and what else libarchive opens by
/// itself), one after the other, a block in memory at a time. Starts no program.
class Unpacking
{
public:
    using Read = std::function<qint64(char *to, qint64 size)>; ///< 0 at the end, below 0: cannot be read
    enum class Kind {
        Plain,
        Compressed, ///< one stream, whatever is in it
        Archive     ///< several files
    };

    /// As what bytes begin; at least kHead of them, where there are so many.
    static Kind kindOf(QByteArrayView head);
    static constexpr qsizetype kHead = 512;

    /// `seekable`: where `read` reads from, when it can be sought in; null: it cannot.
    Unpacking(Kind kind, Read read, QIODevice *seekable);
    ~Unpacking();

    bool next();           ///< to the next file; false at the end, or when it goes no further (problem())
    QString name() const;  ///< of the file; "" where only one was packed, without a name
    bool isEncrypted() const;
    bool isPlain() const;  ///< nothing was packed: it is what it looked like from outside
    qint64 read(char *to, qint64 size); ///< of the file; 0 at its end, below 0: problem()
    QString problem() const;            ///< "": none

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace octroi::leak
