// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/accounts/passwordpolicy.h"

#include <QList>
#include <algorithm>
#include <array>
#include <string_view>

namespace octroi::authority {

namespace {

Error refused(const char *reason, const char *detail)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(detail), QStringLiteral("password"), QString::fromLatin1(reason)};
}

/// What people write when something has to have twelve characters, without digits and signs around it.
constexpr std::array<std::u16string_view, 40> kCommon{
    u"password",      u"passwordpassword", u"motdepasse",   u"motdepassemotdepasse", u"qwertyuiop",   u"qwertyuiopasdf",
    u"azertyuiop",    u"azertyuiopqsdf",   u"letmeinplease", u"letmeinletmein",      u"iloveyou",     u"iloveyouforever",
    u"administrator", u"administrateur",   u"adminadmin",   u"adminadminadmin",      u"welcome",      u"welcomewelcome",
    u"bienvenue",     u"changeme",         u"changemenow",  u"changemeplease",       u"correcthorse", u"correcthorsebatterystaple",
    u"superman",      u"trustnoone",       u"princess",     u"football",             u"dragondragon", u"monkeymonkey",
    u"sunshine",      u"octroi",           u"octroioctroi", u"octroid",              u"secretsecret", u"supersecret",
    u"passphrase",    u"abcdefghijkl",     u"abcdefghijklm", u"loremipsumdolor"};

/// Twelve of the same, or a run such as 123456789012 or abcdefabcdef.
bool isMonotonous(const QString &text)
{
    for (int period = 1; period <= 4; ++period) {
        bool repeats = true;
        for (qsizetype i = period; i < text.size() && repeats; ++i)
            repeats = text[i] == text[i - period];
        if (repeats)
            return true;
    }
    qsizetype steps = 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const int step = int(text[i].unicode()) - int(text[i - 1].unicode());
        steps += step == 1 || step == -1 || step == -9; // 9 is followed by 0
    }
    return steps >= text.size() - 2;
}

} // namespace

Result<void> checkPassword(const QString &password, const QString &accountName)
{
    const QString text = password.normalized(QString::NormalizationForm_KC);
    const qsizetype length = text.toUcs4().size();
    if (length < kShortestPassword)
        return refused("password_short", "has fewer than 12 characters");
    if (length > kLongestPassword)
        return refused("password_long", "has more than 256 characters");
    const QString folded = text.toCaseFolded();
    QString letters;
    for (const QChar c : folded) {
        if (c.isLetter())
            letters += c;
    }
    const bool common = std::any_of(kCommon.begin(), kCommon.end(), [&](std::u16string_view known) {
        return letters == QStringView(known.data(), qsizetype(known.size()));
    });
    if (common || isMonotonous(folded))
        return refused("password_common", "is one of the first that are tried");
    const QString name = accountName.toCaseFolded();
    if (name.size() >= 3 && folded.contains(name) && folded.size() - name.size() < kShortestPassword)
        return refused("password_account", "is little more than the name of the account");
    return {};
}

} // namespace octroi::authority
