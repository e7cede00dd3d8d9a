import type { Messages } from '../en';

export const agreement: Messages['agreement'] = {
  title: '开始之前',
  lead: 'Inktally 在您的设备上识别数字。是否允许它统计识别失败的次数，并以不具名的方式分享这些计数？',
  changed: '隐私政策已更改。在您重新选择之前，不会统计或发送任何内容。',
  marked: '下文中，新增和删去的每一句都有标记。',
  optOut:
    '您的浏览器要求网站不要分享您的数据（全球隐私控制，GPC）。因此分享保持关闭，除非您用下面的按钮，或日后在“隐私”页面亲自打开。',
  policy: '隐私政策',
  policyLanguage: '政策的语言',
  contact: '运营者的联系方式见“隐私”页面。',
  equal: '无论怎样选择，功能都一样。您可以随时在“隐私”页面更改。',
  agree: '同意并分享失败率',
  refuse: '不分享，直接使用',
  failed: '未能保存您的选择，请重试。',
};
