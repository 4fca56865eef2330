// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <list>

using namespace octroi;

namespace {

int complain(const Error &error)
{
    std::cerr << "octroid: " << error.context.toStdString() << ": " << error.detail.toStdString() << '\n';
    return 2;
}

} // namespace

Result<Settings> CommandLine::settings() const
{
    Settings out;
    if (!m_file.empty()) {
        if (auto read = out.readFile(m_file); !read)
            return read.error();
    }
    out.readEnvironment();
    for (const auto &[setting, texts] : m_flags)
        out.set(*setting, texts, "--" + std::string(setting->name));
    return out;
}

std::optional<int> CommandLine::read(int argc, char **argv, DaemonOptions &out)
{
    CLI::App app("octroid: key/OAuth backend, call checker and meter of Octroi");
    app.footer("Every option can stand in the file of --config as name_with_underscores = value, and in the\n"
               "environment as OCTROI_NAME_WITH_UNDERSCORES. The command line wins, then the environment, then the file.");
    bool checkOnly = false, printOnly = false;
    app.add_option("--config", m_file, "TOML file with settings")->envname("OCTROI_CONFIG");
    app.add_flag("--check-config", checkOnly, "Say whether the configuration is valid, and end");
    app.add_flag("--print-config", printOnly, "Print the configuration with the origin of each value, without secrets, and end");
    app.set_version_flag("--version", OCTROI_VERSION);
    std::list<std::vector<std::string>> texts;
    std::list<bool> switches;
    std::vector<std::pair<CLI::Option *, std::vector<std::string> *>> given;
    for (const Setting &setting : allSettings()) {
        const std::string name = "--" + std::string(setting.name);
        std::string help(setting.help);
        if (!setting.fallback.empty() && setting.kind != Setting::Kind::Switch)
            help += " [" + std::string(setting.fallback) + ']';
        auto &value = texts.emplace_back();
        CLI::Option *option = setting.kind == Setting::Kind::Switch
            ? app.add_flag(name, switches.emplace_back(false), help)
            : app.add_option(name, value, help)->allow_extra_args(false);
        if (setting.kind != Setting::Kind::List && setting.kind != Setting::Kind::Switch)
            option->expected(1);
        given.emplace_back(option, &value);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::size_t i = 0;
    auto nextSwitch = switches.begin();
    for (const Setting &setting : allSettings()) {
        const auto &[option, value] = given[i++];
        const bool isSwitch = setting.kind == Setting::Kind::Switch;
        const bool on = isSwitch && *nextSwitch++;
        if (option->count() > 0)
            m_flags.emplace_back(&setting, isSwitch ? std::vector<std::string>{on ? "true" : "false"} : *value);
    }
    const auto current = settings();
    if (!current)
        return complain(current.error());
    m_current = *current;
    if (printOnly) {
        std::cout << m_current.printed();
        return 0;
    }
    auto options = optionsOf(m_current);
    if (options) {
        if (auto checked = authority::Node::check(options->node); !checked)
            options = checked.error();
    }
    if (!options)
        return complain(options.error());
    if (checkOnly) {
        std::cout << "the configuration is valid\n";
        return 0;
    }
    out = std::move(*options);
    return std::nullopt;
}

Result<DaemonOptions> CommandLine::readAgain()
{
    m_needRestart.clear();
    const auto fresh = settings();
    if (!fresh)
        return fresh.error();
    auto options = optionsOf(*fresh);
    if (!options)
        return options.error();
    for (const Setting &setting : allSettings()) {
        if (!setting.reloads && !(fresh->value(setting.name) == m_current.value(setting.name)))
            m_needRestart << QString::fromStdString(setting.fileKey());
    }
    return options;
}
