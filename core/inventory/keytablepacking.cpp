// SPDX-License-Identifier: GPL-3.0-or-later
// How the columns hold identifiers and the ends of keys, and what they take of memory.
#include "inventory/keytable.h"

#include <algorithm>
#include <array>

namespace octroi::inventory {

namespace {

constexpr int kIdLength = 10;
constexpr quint32 kOddEnd = quint32(1) << 31; ///< an end that is not four ASCII characters

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
}

/// One more than the number, so that 0 means none.
quint64 base62(QByteArrayView id)
{
    if (id.size() != kIdLength)
        return 0;
    quint64 number = 0;
    for (const char c : id) {
        const int digit = digitOf(c);
        if (digit < 0)
            return 0;
        number = number * 62 + quint64(digit);
    }
    return number + 1;
}

} // namespace

quint64 KeyTable::packed(QByteArrayView id)
{
    if (id.isEmpty())
        return 0;
    const quint64 number = base62(id);
    return number ? number : kOdd | oddIds.intern(id);
}

quint64 KeyTable::packedKnown(QByteArrayView id) const
{
    if (id.isEmpty())
        return 0;
    if (const quint64 number = base62(id))
        return number;
    const quint32 code = oddIds.find(id);
    return code ? kOdd | code : 0;
}

QString KeyTable::unpacked(quint64 id) const
{
    if (id == 0)
        return {};
    if (id & kOdd)
        return oddIds.text(quint32(id));
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    char text[kIdLength];
    quint64 rest = id - 1;
    for (int i = kIdLength - 1; i >= 0; --i) {
        text[i] = digits[rest % 62];
        rest /= 62;
    }
    return QString::fromLatin1(text, kIdLength);
}

quint32 KeyTable::headOf(QByteArrayView prefix, domain::Environment environment)
{
    return prefixes.intern(prefix) * 2 + (environment == domain::Environment::Live ? 1 : 0);
}

QByteArray KeyTable::headText(quint16 code) const
{
    const auto environment = code & 1 ? domain::Environment::Live : domain::Environment::Test;
    return prefixes.view(code >> 1).toByteArray() + '_' + domain::environmentName(environment).toUtf8() + '_';
}

quint32 KeyTable::last4Of(QByteArrayView text)
{
    if (text.isEmpty())
        return 0;
    quint32 packed = 0;
    for (const char c : text) {
        if (text.size() != 4 || c <= 0)
            return kOddEnd | oddEnds.intern(text);
        packed = packed << 8 | quint32(c);
    }
    return packed;
}

QByteArray KeyTable::last4Text(quint32 packed) const
{
    if (packed == 0)
        return {};
    if (packed & kOddEnd)
        return oddEnds.view(packed & ~kOddEnd).toByteArray();
    const std::array<char, 4> text{char(packed >> 24), char(packed >> 16), char(packed >> 8), char(packed)};
    return QByteArray(text.data(), 4);
}

void KeyTable::reserve(size_t rows)
{
    ids.reserve(rows);
    for (auto *column : {&application, &name, &scopes, &limits, &plan, &last4, &m_extraOf, &m_daysOf, &m_next})
        column->reserve(rows);
    for (auto *column : {&created, &ends, &lastUsed, &versions, &requests, &byteSums})
        column->reserve(rows);
    head.reserve(rows);
    flags.reserve(rows);
    size_t slots = 1024;
    while (slots * 3 < rows * 4)
        slots *= 2;
    if (slots > m_slots.size())
        rehash(slots);
}

void KeyTable::shrink()
{
    ids.shrink_to_fit();
    for (auto *column : {&application, &name, &scopes, &limits, &plan, &last4, &m_extraOf, &m_daysOf, &m_next})
        column->shrink_to_fit();
    for (auto *column : {&created, &ends, &lastUsed, &versions, &requests, &byteSums})
        column->shrink_to_fit();
    head.shrink_to_fit();
    flags.shrink_to_fit();
    m_extras.shrink_to_fit();
    for (TextPool *pool : {&applications, &names, &plans, &prefixes, &oddIds, &oddEnds, &scopeSets, &limitSets})
        pool->shrink();
}

bool KeyTable::takeRead()
{
    const size_t n = ids.size();
    const auto within = [](const auto &list, size_t end) {
        return std::all_of(list.begin(), list.end(), [end](auto v) { return size_t(v) < end; });
    };
    for (const TextPool *pool : {&applications, &names, &plans, &prefixes, &oddIds, &oddEnds, &scopeSets, &limitSets}) {
        if (!pool->isSound())
            return false;
    }
    for (const auto *column : {&application, &name, &scopes, &limits, &plan, &last4, &m_extraOf, &m_daysOf, &m_next}) {
        if (column->size() != n)
            return false;
    }
    for (const auto *column : {&created, &ends, &lastUsed, &versions, &requests, &byteSums}) {
        if (column->size() != n)
            return false;
    }
    const bool slots = m_slots.empty() ? n == 0 : m_slots.size() > n && (m_slots.size() & (m_slots.size() - 1)) == 0;
    const bool sound = slots && head.size() == n && flags.size() == n && within(application, applications.size()) &&
                       within(name, names.size()) && within(scopes, scopeSets.size()) &&
                       within(limits, limitSets.size()) && within(plan, plans.size()) && within(m_slots, n + 1) &&
                       within(m_extraOf, m_extras.size() + 1) && within(m_daysOf, m_days.size() / kDays + 1) &&
                       within(m_next, n + 1) && within(m_firstOf, n + 1) && within(head, prefixes.size() * 2) &&
                       m_firstOf.size() <= applications.size();
    if (!sound)
        return false;
    m_removed = size_t(std::count_if(flags.begin(), flags.end(), [](quint8 f) { return (f & Removed) != 0; }));
    ++m_revision;
    ++m_structure;
    return true;
}

size_t KeyTable::bytes() const
{
    size_t sum = sizeof *this + ids.capacity() * sizeof(quint64) + head.capacity() * sizeof(quint16) + flags.capacity();
    for (const auto *column : {&application, &name, &scopes, &limits, &plan, &last4, &m_extraOf, &m_daysOf, &m_next,
                               &m_slots, &m_firstOf})
        sum += column->capacity() * sizeof(quint32);
    for (const auto *column : {&created, &ends, &lastUsed, &versions, &requests, &byteSums})
        sum += column->capacity() * sizeof(qint64);
    for (const TextPool *pool : {&applications, &names, &plans, &prefixes, &oddIds, &oddEnds, &scopeSets, &limitSets})
        sum += pool->bytes();
    return sum + m_extras.capacity() * sizeof(Extra) + m_days.capacity() * sizeof(qint32);
}

} // namespace octroi::inventory
