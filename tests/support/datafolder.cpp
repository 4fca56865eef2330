// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/datafolder.h"

#include <QFile>
#include <QTest>

namespace octroi::test {

DataFolder::DataFolder()
{
    if (!m_folder.isValid())
        qFatal("no temporary folder: %s", qPrintable(m_folder.errorString()));
}

void DataFolder::write(const QString &name, const QByteArray &bytes) const
{
    QFile f(file(name));
    QVERIFY2(f.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(f.errorString()));
    QCOMPARE(f.write(bytes), qint64(bytes.size()));
}

QByteArray DataFolder::read(const QString &name) const
{
    QFile f(file(name));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

void DataFolder::patch(const QString &name, qint64 offset, const QByteArray &bytes) const
{
    QFile f(file(name));
    QVERIFY2(f.open(QIODevice::ReadWrite), qPrintable(f.errorString()));
    QVERIFY(f.seek(offset));
    QCOMPARE(f.write(bytes), qint64(bytes.size()));
}

} // namespace octroi::test
