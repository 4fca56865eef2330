// SPDX-License-Identifier: GPL-3.0-or-later
// Without libFuzzer: every file of the folder, whole, cut anywhere, and with single bytes changed.
#include "fuzz.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

void run(const std::string &text)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
}

} // namespace

int main(int argc, char **argv)
{
    int files = 0;
    for (const auto &entry : std::filesystem::directory_iterator(argc > 1 ? argv[1] : ".")) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        ++files;
        run(text);
        const std::size_t step = text.size() / 400 + 1;
        for (std::size_t at = 0; at < text.size(); at += step) {
            run(text.substr(0, at));
            for (const char c : {'\0', '\n', '\r', ' ', '%', '"', '\x7f', '\xff', '(', ','}) {
                std::string other = text;
                other[at] = c;
                run(other);
            }
        }
    }
    std::printf("%d files replayed\n", files);
    return files > 0 ? 0 : 1;
}
