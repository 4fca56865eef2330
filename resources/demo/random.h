// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <cmath>
#include <random>

namespace octroi::demo {

/// The engine is the standard's, which is the same everywhere; the distributions are ours, because
/// those of the standard libraries differ from each other.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_engine(seed)
    {
    }

    /// 0 … bound-1.
    int below(int bound) { return static_cast<int>(m_engine() % static_cast<quint64>(bound)); }
    /// first … last.
    int between(int first, int last) { return first + below(last - first + 1); }
    /// 0 ≤ x < 1, with 53 bits.
    double unit() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    /// Mean 0, deviation about 1: the sum of twelve uniform numbers needs no log and no sqrt,
    /// whose last bit differs between platforms.
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += unit();
        return sum;
    }
    QString base62(int length)
    {
        static const char kDigits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        QString text;
        for (int i = 0; i < length; ++i)
            text += QLatin1Char(kDigits[below(62)]);
        return text;
    }
    template <typename List>
    const auto &pick(const List &list)
    {
        return list[static_cast<decltype(list.size())>(below(static_cast<int>(list.size())))];
    }
    template <typename List>
    void shuffle(List &list)
    {
        for (int i = static_cast<int>(list.size()) - 1; i > 0; --i)
            std::swap(list[i], list[below(i + 1)]);
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace octroi::demo
