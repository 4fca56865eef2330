// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/unpacking.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace octroi::leak {

namespace {

constexpr qsizetype kBlock = 1 << 17;
constexpr qint64 kPiece = 1 << 15;

using Support = int (*)(struct archive *);

/// Those that the library does itself: for others it would start a program.
void supportFilters(struct archive *archive)
{
    static const std::array<Support, 6> all{archive_read_support_filter_gzip, archive_read_support_filter_bzip2,
                                            archive_read_support_filter_xz,   archive_read_support_filter_lzma,
                                            archive_read_support_filter_zstd, archive_read_support_filter_lz4};
    static const std::array<bool, 6> able = [] {
        std::array<bool, 6> out{};
        for (std::size_t i = 0; i < all.size(); ++i) {
            struct archive *probe = archive_read_new();
            out[i] = all[i](probe) == ARCHIVE_OK;
            archive_read_free(probe);
        }
        return out;
    }();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (able[i])
            all[i](archive);
    }
}

} // namespace

struct Unpacking::Private
{
    Read read;
    QIODevice *seekable;
    struct archive *archive = archive_read_new();
    struct archive_entry *entry = nullptr;
    QByteArray block = QByteArray(kBlock, Qt::Uninitialized);
    bool opened = false;
    QString problem = {};

    bool noteUnlessGood(la_ssize_t result)
    {
        if (result >= ARCHIVE_WARN)
            return true;
        const char *said = archive_error_string(archive);
        problem = said ? QString::fromLocal8Bit(said) : QStringLiteral("cannot be unpacked");
        return false;
    }
    static la_ssize_t readBlock(struct archive *archive, void *self, const void **to)
    {
        auto *d = static_cast<Private *>(self);
        const qint64 got = d->read(d->block.data(), d->block.size());
        if (got < 0)
            archive_set_error(archive, EIO, "cannot be read");
        *to = d->block.constData();
        return la_ssize_t(got);
    }
    static la_int64_t seekTo(struct archive *, void *self, la_int64_t offset, int whence)
    {
        QIODevice *device = static_cast<Private *>(self)->seekable;
        const qint64 from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? device->pos() : device->size();
        return device->seek(from + offset) ? la_int64_t(device->pos()) : la_int64_t(ARCHIVE_FATAL);
    }
};

Unpacking::Unpacking(Kind kind, Read read, QIODevice *seekable)
    : d(new Private{std::move(read), seekable})
{
    // Never both at once: to a library that looks for a tar in what it unpacked, zeros are an empty one.
    if (kind == Kind::Compressed) {
        supportFilters(d->archive);
        archive_read_support_format_raw(d->archive);
    } else {
        archive_read_support_format_zip(d->archive);
        archive_read_support_format_7zip(d->archive);
        archive_read_support_format_tar(d->archive);
        archive_read_support_format_ar(d->archive);
    }
    archive_read_set_callback_data(d->archive, d.get());
    archive_read_set_read_callback(d->archive, &Private::readBlock);
    if (seekable)
        archive_read_set_seek_callback(d->archive, &Private::seekTo);
    d->opened = d->noteUnlessGood(archive_read_open1(d->archive));
}

Unpacking::~Unpacking()
{
    archive_read_free(d->archive);
    d->block.fill('\0');
}

Unpacking::Kind Unpacking::kindOf(QByteArrayView head)
{
    constexpr struct
    {
        const char *bytes;
        qsizetype size, at;
        Kind kind;
    } marks[] = {{"PK\x03\x04", 4, 0, Kind::Archive},
                 {"PK\x05\x06", 4, 0, Kind::Archive},
                 {"7z\xbc\xaf\x27\x1c", 6, 0, Kind::Archive},
                 {"!<arch>\n", 8, 0, Kind::Archive},
                 {"ustar", 5, 257, Kind::Archive},
                 {"\x1f\x8b\x08", 3, 0, Kind::Compressed},
                 {"BZh", 3, 0, Kind::Compressed},
                 {"\xfd" "7zXZ\0", 6, 0, Kind::Compressed},
                 {"\x28\xb5\x2f\xfd", 4, 0, Kind::Compressed},
                 {"\x04\x22\x4d\x18", 4, 0, Kind::Compressed}};
    const auto found = std::find_if(std::begin(marks), std::end(marks), [&head](const auto &mark) {
        return head.size() >= mark.at + mark.size &&
               head.sliced(mark.at, mark.size) == QByteArrayView(mark.bytes, mark.size);
    });
    return found == std::end(marks) ? Kind::Plain : found->kind;
}

bool Unpacking::next()
{
    if (!d->opened || !d->problem.isEmpty())
        return false;
    const int result = archive_read_next_header(d->archive, &d->entry);
    return result != ARCHIVE_EOF && d->noteUnlessGood(result);
}

QString Unpacking::name() const
{
    if (archive_format(d->archive) == ARCHIVE_FORMAT_RAW)
        return {};
    const char *utf8 = archive_entry_pathname_utf8(d->entry);
    const char *bytes = utf8 ? utf8 : archive_entry_pathname(d->entry);
    return QString::fromUtf8(bytes ? bytes : "?");
}

bool Unpacking::isEncrypted() const
{
    return archive_entry_is_data_encrypted(d->entry) != 0;
}

bool Unpacking::isPlain() const
{
    // One filter: the one that does nothing.
    return archive_format(d->archive) == ARCHIVE_FORMAT_RAW && archive_filter_count(d->archive) <= 1;
}

qint64 Unpacking::read(char *to, qint64 size)
{
    // Little by little: where the end is damaged, what was asked for together with it is lost.
    const la_ssize_t got = archive_read_data(d->archive, to, size_t(qMin(size, kPiece)));
    return got >= 0 ? qint64(got) : d->noteUnlessGood(got) ? 0 : -1;
}

QString Unpacking::problem() const
{
    return d->problem;
}

} // namespace octroi::leak
