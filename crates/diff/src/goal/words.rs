//! Words that objectives are made of, so that an edit replaces words and not halves of them. Where a text has
//! none of these its characters stand alone. Chinese writes no spaces; the longest word at a place is taken.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words of two to five characters, separated by white space. Practice: what objectives of published tables say.
const WORDS: &str = "
    提升 提高 增强 加强 改善 改进 完善 保障 保证 确保 促进 推进 推动 带动 拉动 开展 完成 实现 落实 执行 贯彻 做好 强化 优化
    规范 建立 建设 建成 健全 维护 维修 修缮 运行 运转 运营 运维 管理 监管 监督 检查 巡查 督查 督导 指导 引导 组织 举办 承办
    协调 配合 支持 扶持 资助 补助 补贴 奖励 救助 帮扶 慰问 抚恤 发放 拨付 支付 支出 缴纳 征缴 收缴 采购 购买 购置 租赁 聘用
    招聘 招录 录用 培训 培养 培育 教育 宣传 推广 普及 演练 竞赛 评估 评审 评价 考核 审核 审计 验收 检测 监测 调查 研究 编制
    制定 修订 印发 印制 发布 公开 公示 更新 升级 改造 改建 扩建 新建 安装 配备 更换 清理 清运 整治 整改 治理 防治 预防 控制
    减少 降低 下降 压减 节约 节省 增加 增长 扩大 扩展 延长 缩短 消除 化解 处理 处置 解决 受理 办理 办结 调解 仲裁 执法 巩固
    稳定 稳步 持续 长期 全面 全部 全市 全区 全县 全省 全国 有效 有序 有力 及时 按时 按期 足额 按月 按季 按年 正常 顺利 高效
    高质量 安全 质量 效率 效益 效果 成效 水平 能力 作用 影响 环境 条件 秩序 形象 素质 意识 积极性 满意 满意度 满意率 覆盖
    覆盖率 完成率 合格率 达标率 及时率 准确率 知晓率 参与率 利用率 使用率 就业率 执行率 支付率 不断 进一步 逐步 逐年 切实
    群众 公众 市民 居民 村民 农民 职工 员工 学生 教师 儿童 老人 老年人 残疾人 妇女 青年 青少年 退役军人 困难群众 服务对象
    受益 人员 人才 干部 队伍 党员 专家 编外人员 工作人员 志愿者 企业 单位 部门 机构 学校 医院 社区 街道 村镇 农村 城市 城乡
    基层 机关 社会 经济 生态 文化 体育 卫生 健康 医疗 养老 就业 创业 社保 社会保险 民生 产业 行业 市场 科技 技术 技能 信息
    信息化 数据 系统 平台 网络 设备 设施 车辆 场地 场所 办公 办公楼 办公用房 物业 房屋 道路 桥梁 公园 绿化 供水 排水 污水 垃圾
    水利 农业 林业 渔业 交通 公路 消防 应急 防汛 抗旱 救灾 治安 法律 法制 法治 政策 制度 机制 体系 规划 计划 方案 标准 目标
    任务 项目 工程 工作 活动 业务 事务 事业 服务 保洁 保安 绿色 创新 发展 改革 开放 合作 交流 共享 公共 公益 专项 日常 重点
    重大 主要 基本 基础 相关 各类 各项 各种 各级 年度 当年 本年 全年 上年 上半年 下半年 季度 月度 期间 时间 时限 以上 以下 以内
    不少于 不低于 不超过 不高于 大于 小于 超过 达到 约为 左右 工资 福利 津贴 经费 资金 预算 成本 费用 财政 拨款 收入 投资 贷款
    因此 通过 根据 按照 围绕 针对 结合 依托 从而 以及 同时 并且 为了 对于 关于 进行 加快 深入 扎实 认真 积极 充分 广泛 显著 明显
    良好 优质 便捷 便利 舒适 整洁 美丽 和谐 平稳 健康发展 可持续 可持续发展 高质量发展 获得感 幸福感 安全感 知识 意见 建议 信访
    投诉 纠纷 案件 事故 隐患 风险 故障 问题 需求 需要 要求 情况 结果 报告 档案 材料 资料 证书 合同 协议 采集 录入 统计 分析
";

static SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

/// No word has more characters.
const LONGEST: usize = 6;

/// The length in bytes of the longest known word at the start of a text; of its first character where there is
/// none.
pub(super) fn length_at_start(text: &str) -> usize {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let mut best = 0;
    for (idx, end) in ends.enumerate() {
        if idx == 0 || SET.contains(&text[..end]) {
            best = end;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_and_is_short() {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let twice: Vec<_> = sorted.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        assert!(words.iter().all(|word| (2..=LONGEST).contains(&word.chars().count())));
    }

    #[test]
    fn the_longest_word_is_taken() {
        for (text, expected) in [
            ("满意度提升", "满意度"),
            ("满意", "满意"),
            ("满天", "满"),
            ("可持续发展", "可持续发展"),
            ("", ""),
        ] {
            assert_eq!(&text[..length_at_start(text)], expected, "{text}");
        }
    }
}
