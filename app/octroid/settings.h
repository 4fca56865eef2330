// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// One thing that can be set: `--tls-cert` on the command line, `tls_cert` in the file, OCTROI_TLS_CERT in
/// the environment.
struct Setting
{
    enum class Kind { Text, Number, Switch, List };
    std::string_view name;
    Kind kind;
    std::string_view fallback; ///< "" for none
    std::string_view help;
    bool secret = false;  ///< never printed
    bool reloads = false; ///< takes effect at SIGHUP

    std::string fileKey() const;
    std::string variable() const;
};

std::span<const Setting> allSettings();
/// Null when there is none.
const Setting *settingOfFileKey(std::string_view key);

/// The value of every setting and where it came from. What is set later wins.
class Settings
{
public:
    struct Value
    {
        std::vector<std::string> texts;
        std::string origin; ///< "--listen", "OCTROI_LISTEN", "octroid.toml:3", "default"
        bool operator==(const Value &other) const { return texts == other.texts; }
    };
    Settings();

    /// Errors: Invalid with file, line and key.
    octroi::Result<void> readFile(const std::string &path);
    void readEnvironment();
    void set(const Setting &setting, std::vector<std::string> texts, std::string origin);

    const Value &value(std::string_view name) const;
    std::string text(std::string_view name) const;
    bool isOn(std::string_view name) const { return text(name) == "true"; }
    bool isSet(std::string_view name) const { return !value(name).texts.empty(); }
    /// Error: Invalid, naming the origin.
    octroi::Result<long long> number(std::string_view name, long long least, long long most) const;
    octroi::Error wrong(std::string_view name, std::string_view why) const;

    /// As a file that could be read again, with the origin of each value; secrets are not in it.
    std::string printed() const;

private:
    std::map<std::string, Value, std::less<>> m_values;
};
